package dev.souk.system.shop;

import dev.souk.system.browser.Browser;
import dev.souk.system.shop.ShopApi.Item;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The shop page, and what a customer does with it. */
record ShopPage(Browser browser, String url) implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    static ShopPage open(String gateway) throws IOException {
        var page = new ShopPage(Browser.open().sized(1280, 900).in("light"), gateway + "/");
        page.browser.go(page.url);
        page.browser.find("nav [aria-current=page]"); // shown by the scripts, which then listen to clicks
        return page;
    }

    /** As somebody follows a link of the navigation, or an address; returns when the page shows what it has read. */
    void go(String page) {
        browser.go(url + "#/" + page);
        browser.find("a[data-page='%s'][aria-current=page]".formatted(page.split("/", 2)[0]));
        browser.find("main:not([aria-busy])"); // until then it moves, and a click may miss
    }

    /** Another page of the gateway. */
    void openFile(String path) {
        browser.go(url + path);
    }

    void reload() {
        browser.run("location.reload(); return ''");
    }

    /** Switches to the protocol with this name. */
    void choose(String protocol) {
        select(protocol);
        browser.awaitText("#message", "by %s now".formatted(protocol));
    }

    /** Selects the protocol, whether its service is there or not. */
    void select(String protocol) {
        new Select(browser.findEnabled("#protocol")).selectByVisibleText(protocol);
    }

    /** The table of calls, row by row. */
    String calls() {
        return browser.find("#calls-rows").getText();
    }

    /** Registers a new customer, and answers the e-mail address. */
    String register() {
        String email =
                "ada-%s@souk.example".formatted(UUID.randomUUID().toString().substring(0, 8));
        browser.find("#session-button").click();
        browser.find("#login-switch").click();
        fillIn("Ada", email, PASSWORD);
        browser.awaitText("#session-button", "Log out");
        return email;
    }

    /** Sends the form of a registration. */
    void fillIn(String name, String email, String password) {
        Map.of("#login-name", name, "#login-email", email, "#login-password", password)
                .forEach((field, text) -> {
                    browser.find(field).clear();
                    browser.find(field).sendKeys(text);
                });
        browser.find("#login-submit").click();
    }

    void deposit(String amount) {
        go("wallet");
        browser.find("#deposit-amount").sendKeys(amount, Keys.ENTER);
        browser.awaitText("#message", amount + " is in your wallet");
    }

    void addToCart(Item item) {
        go("items");
        browser.findEnabled("[aria-label='Add to cart: %s']".formatted(item.name()))
                .click();
        browser.awaitText("#message", item.name() + " is in your cart");
    }

    void checkOut() {
        go("cart");
        browser.findEnabled("#checkout").click();
    }

    void awaitOrder(String text) {
        browser.awaitText("#order-status", text);
    }

    void inspect(String name) throws IOException {
        browser.inspect("shop-" + name);
    }

    static String money(long cents) {
        return String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
    }

    @Override
    public void close() {
        browser.close();
    }
}
