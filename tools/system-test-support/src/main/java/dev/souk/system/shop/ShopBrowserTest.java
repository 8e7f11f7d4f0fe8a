package dev.souk.system.shop;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.browser.Browser;
import dev.souk.system.shop.ShopApi.Item;
import dev.souk.testing.http.ApiClient;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A system for all tests of a class, and its shop page in a browser for each. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ShopBrowserTest {

    RunningSouk souk;
    ShopApi api;

    /** On sale for 25.00, with more pieces than all tests buy. */
    Item teapot;

    ShopPage page;
    Browser browser;

    /** With the optional parts that the tests need. */
    SoukOptions with(SoukOptions options) {
        return options;
    }

    @BeforeAll
    void start(@TempDir Path temporary) {
        Browser.assumeIsInstalled();
        SourceTree sources = SourceTree.containing(Path.of(""));
        SoukOptions options = SoukOptions.isolated(sources, temporary.resolve(".souk"))
                .withEnvironment(Topology.ORDERS.name(), "SOUK_ORDER_DEADLINE", "10m"); // a busy machine takes a minute
        souk = Souk.LAUNCHER.launch(with(options), _ -> {});
        api = new ShopApi(new ApiClient(souk.gateway()), souk.status().admin());
        teapot = api.addItem("Copper teapot", 2_500, 1_000);
    }

    @AfterAll
    void stop() {
        if (souk != null) {
            souk.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        page = ShopPage.open(souk.gateway());
        browser = page.browser();
    }

    @AfterEach
    void close() {
        page.close();
    }
}
