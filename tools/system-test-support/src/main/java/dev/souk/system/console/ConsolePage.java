package dev.souk.system.console;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.browser.Browser;
import java.io.IOException;

/** The console in a browser, and what an admin does with it. */
record ConsolePage(Browser browser, String url, AdminAccount admin) implements AutoCloseable {

    /** On a screen. The test ends here where no Chromium is installed. */
    static ConsolePage open(SoukStatus status) throws IOException {
        Browser.assumeIsInstalled();
        Browser browser = Browser.open().sized(1280, 900);
        return new ConsolePage(browser, status.console() + "/", status.admin());
    }

    /** As somebody follows a link of the navigation; returns when the page shows what it has read. */
    void go(String page) {
        browser.go(url + "#/" + page);
        browser.find("a[data-page='%s'][aria-current='page']".formatted(page.split("[/?]", 2)[0]));
        browser.find("main:not([aria-busy])");
    }

    void signIn() {
        browser.find("#session-button").click();
        browser.find("#sign-in-email").sendKeys(admin.email());
        browser.find("#sign-in-password").sendKeys(admin.password());
        browser.find("#sign-in-form button[type=submit]").click();
        browser.awaitText("#session-button", "Sign out");
    }

    /** Presses a button of a process, on the page that is open. */
    void act(String action, String process) {
        browser.findEnabled("main [aria-label='%s %s']".formatted(action, process))
                .click();
    }

    /** Presses the button, and confirms that it is meant. */
    void kill(String process) {
        act("Kill", process);
        browser.find("#confirmation-accept").click();
    }

    @Override
    public void close() {
        browser.close();
    }
}
