package dev.souk.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The console in a browser, and what an admin does with it. */
final class ConsolePage implements AutoCloseable {

    private final Browser browser;
    private final String url;
    private final AdminAccount admin;

    private ConsolePage(Browser browser, SoukStatus status) {
        this.browser = browser;
        this.url = status.console() + "/";
        this.admin = status.admin();
    }

    /** On a screen. The test ends here where no Chromium is installed. */
    static ConsolePage open(SoukStatus status) throws IOException {
        assumeThat(Browser.isInstalled())
                .as("chromium and chromedriver are installed (Debian: apt-get install chromium-driver)")
                .isTrue();
        return new ConsolePage(Browser.open(Path.of("target", "screenshots")).sized(1280, 900), status);
    }

    Browser browser() {
        return browser;
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

    /** Everybody can read it, on a screen and on a telephone, in both colours. */
    void checkInAllForms(String name) throws IOException {
        for (String colours : List.of("light", "dark")) {
            browser.sized(1280, 900).in(colours);
            check(name + "-1280-" + colours);
            browser.sized(390, 844).in(colours);
            check(name + "-390-" + colours);
        }
    }

    /** Everybody can read it as it is shown now; the screenshot has this name. */
    void check(String name) throws IOException {
        browser.screenshot(name);
        assertThat(browser.accessibilityViolations()).as(name).isEmpty();
        assertThat(browser.excessWidth()).as(name).isZero();
    }

    @Override
    public void close() {
        browser.close();
    }
}
