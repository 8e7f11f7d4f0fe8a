package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only a confirmed order counts. */
class CustomerTest {

    private static final String EVENT = "event:status\ndata:{\"status\":\"%s\"}\n\n";

    private final HttpServer server;
    private final Customer customer;
    private int placed = 202;
    private String events = "";

    CustomerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> answer(exchange, placed, "{\"id\":\"7\",\"title\":\"Busy\"}"));
        server.createContext("/orders/7/events", exchange -> answer(exchange, 200, events));
        server.start();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        customer = new Customer(HttpAddress.at(url, Path.of("none")), "a@souk.example", "secret", "item");
    }

    @AfterEach
    void stop() throws IOException {
        customer.close();
        server.stop(0);
    }

    @Test
    void aConfirmedOrderIsASuccess() {
        events = EVENT.formatted("PLACED") + EVENT.formatted("CONFIRMED");

        assertThatCode(customer::checkOut).doesNotThrowAnyException();
    }

    @Test
    void anOrderThatIsNotConfirmedIsAnError() {
        events = EVENT.formatted("PLACED") + EVENT.formatted("CANCELLED");
        assertThatThrownBy(customer::checkOut).hasMessage("order CANCELLED");

        events = "";
        assertThatThrownBy(customer::checkOut).hasMessage("order nothing");
    }

    @Test
    void aRejectedCheckoutIsAnErrorWithItsStatus() {
        placed = 503;

        assertThatThrownBy(customer::checkOut).hasMessage("POST /orders 503 Busy");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
