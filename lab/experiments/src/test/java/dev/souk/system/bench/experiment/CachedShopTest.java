package dev.souk.system.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which changes of a cart are lost. */
class CachedShopTest {

    private final HttpServer server;
    private final CachedShop shop;
    private final Customer customer;
    private volatile String cart = "{\"lines\":[]}";
    private volatile int status = 200;

    CachedShopTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cart", this::answer);
        server.start();
        HttpAddress address =
                HttpAddress.plain("http://localhost:" + server.getAddress().getPort());
        customer = new Customer(address, "a@souk.example", "secret", "item");
        shop = new CachedShop(new Shop(List.of(customer)), customer, customer, new ConcurrentHashMap<>());
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
        server.stop(0);
    }

    @Test
    void changesThatAreThereAreNotLost() throws IOException {
        change(100);

        assertThat(shop.lostChanges()).isZero();
    }

    @Test
    void aChangeThatIsThereWithoutAResponseIsNotLost() throws IOException {
        change(3);
        status = 503;
        assertThatThrownBy(() -> change(1)).hasMessageContaining("503");
        status = 200;

        assertThat(cart).contains("4");
        assertThat(shop.lostChanges()).isZero();
    }

    @Test
    void theChangesSinceTheOneThatIsThereAreLost() throws IOException {
        change(98);
        String before = cart;
        change(2);
        cart = before;

        assertThat(shop.lostChanges()).isEqualTo(2);
    }

    @Test
    void allChangesOfACartThatIsGoneAreLost() throws IOException {
        String empty = cart;
        change(100);
        cart = empty;

        assertThat(shop.lostChanges()).isEqualTo(100);
    }

    private void change(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            shop.changeCart(customer);
        }
    }

    /** A PUT is done, whatever its response is. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            cart = "{\"lines\":[%s]}".formatted(body);
        }
        byte[] bytes = cart.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
