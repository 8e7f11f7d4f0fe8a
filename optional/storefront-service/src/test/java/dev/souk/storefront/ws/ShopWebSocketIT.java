package dev.souk.storefront.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.storefront.limit.Shutdown;
import dev.souk.storefront.testing.FakeService.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "souk.storefront.web-socket.ping-interval=2s",
            "souk.storefront.web-socket.authentication-timeout=4s",
            "souk.storefront.web-socket.max-connections-per-user=2",
            "souk.storefront.web-socket.stock-interval=50ms"
        })
class ShopWebSocketIT extends AbstractStorefrontIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PLACED = """
            id: 1
            event: status
            data: {"status":"PLACED","reason":null,"at":"2026-11-20T09:30:04.153489Z"}

            """;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String user = UUID.randomUUID().toString();
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void disconnect() {
        clients.forEach(client -> client.socket().abort());
    }

    @Test
    void anOrderIsWatched() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), new Answer(200, "text/event-stream", PLACED));
        Client client = authenticated();

        client.send("{\"type\":\"watch_order\",\"order_id\":\"%s\"}".formatted(ORDER));

        client.awaitMessage("{\"type\":\"order\",\"order_id\":\"%s\",\"id\":1,\"status\":\"PLACED\"".formatted(ORDER));
    }

    /** Found by a review: the second message was read when its buffer had been released. */
    @Test
    void aClientDoesNotHaveToWaitForTheAuthentication() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), new Answer(200, "text/event-stream", PLACED));
        Client client = connect();

        client.send(authenticate(ISSUER.tokenOf(user)));
        client.send("{\"type\":\"watch_order\",\"order_id\":\"%s\"}".formatted(ORDER));

        client.awaitMessage("PLACED");
    }

    @Test
    void anOrderWhoseStreamEndsBeforeItIsAnError() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), new Answer(200, "text/event-stream", PLACED));
        Client client = authenticated();

        client.send("{\"type\":\"watch_order\",\"order_id\":\"%s\"}".formatted(ORDER));

        client.awaitMessage("/problems/service-unavailable");
    }

    @Test
    void aClientThatReconnectsNamesTheLastEventItKnows() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), new Answer(200, "text/event-stream", PLACED));

        authenticated().send("{\"type\":\"watch_order\",\"order_id\":\"%s\",\"last_event_id\":3}".formatted(ORDER));

        await().atMost(SOON).until(() -> !ORDERS.calls().isEmpty());
        assertThat(ORDERS.calls().getFirst().headers().getFirst("Last-Event-ID"))
                .isEqualTo("3");
    }

    @Test
    void anotherUsersOrderIsAnErrorAndTheConnectionStays() {
        Client client = authenticated();
        client.send("{\"type\":\"watch_order\",\"order_id\":\"%s\"}".formatted(ORDER));
        client.awaitMessage("/problems/not-found");

        client.send("{\"type\":\"watch_order\"}");
        client.awaitMessage("/problems/validation-failed");
        for (String none : List.of("{\"type\":\"dance\"}", "null", "{\"type\":1}")) {
            client.messages.clear();
            client.send(none);
            client.awaitMessage("/problems/bad-request");
        }
    }

    @Test
    void aUserWatchesALimitedNumberOfOrders() {
        var end = new CountDownLatch(1);
        Client client = authenticated();
        for (int number = 10; number <= 30; number++) {
            String order = ORDER.substring(0, ORDER.length() - 2) + number;
            ORDERS.on("GET /orders/%s/events".formatted(order), _ -> {
                end.await();
                return new Answer(200, "text/event-stream", PLACED);
            });
            client.send("{\"type\":\"watch_order\",\"order_id\":\"%s\"}".formatted(order));
        }

        client.awaitMessage("/problems/too-many-requests");
        await().atMost(SOON).until(() -> ORDERS.requests().size() == 20);
        end.countDown();
    }

    @Test
    void theStockIsSentOnceAndThenWhatChanges() {
        var available = new AtomicInteger(5);
        CARTS.on("GET /items", _ -> Answer.json("""
                        {"items":[{"id":"%s","sku":"S","name":"N","price_cents":1,"on_sale":true,"available":%d}],
                        "next_cursor":null}""".formatted(ITEM, available.get())));
        Client client = authenticated();
        client.send("{\"type\":\"watch_stock\"}");
        client.awaitMessage("\"available\":5");

        available.set(4);

        client.awaitMessage("\"available\":4");
        assertThat(client.messages)
                .filteredOn(message -> message.contains("available"))
                .hasSize(2);
    }

    @Test
    void theCatalogueIsReadOnlyWhileSomebodyWatches() {
        CARTS.on("GET /items", Answer.json("{\"items\":[],\"next_cursor\":null}"));
        Client client = authenticated();
        client.send("{\"type\":\"watch_stock\"}");
        await().atMost(SOON).until(() -> CARTS.calls().size() >= 2);

        client.socket().abort();

        await().atMost(SOON)
                .during(Duration.ofMillis(300))
                .until(() -> CARTS.calls().size(), new Unchanged());
    }

    @Test
    void aConnectionWithoutATokenIsClosed() {
        assertThat(connect().closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1008);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"authenticate\",\"token\":\"no-token\"}",
                "{\"type\":\"authenticate\",\"token\":\"\"}",
                "{\"type\":\"watch_stock\"}",
                "a token"
            })
    void aConnectionWhoseFirstMessageHasNoTokenIsClosed(String first) {
        Client wrong = connect();
        wrong.send(first);
        assertThat(wrong.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4401);
    }

    @Test
    void aStoppingProcessSaysThatItGoesAway(@Autowired Shutdown shutdown) {
        Client client = authenticated();
        try {
            shutdown.stop();

            assertThat(client.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1001);
        } finally {
            shutdown.start();
        }
    }

    @Test
    void aConnectionEndsWithItsToken() {
        Client client = connect();
        client.send(authenticate(ISSUER.token(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(4))))));
        client.awaitMessage("authenticated");

        assertThat(client.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4401);
    }

    @Test
    void aUserHasALimitedNumberOfConnections() {
        authenticated();
        Client second = authenticated();
        Client third = connect();
        third.send(authenticate(ISSUER.tokenOf(user)));
        assertThat(third.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4429);

        second.socket().abort();

        awaitPlace();
    }

    /** Until the user may connect once more. */
    private void awaitPlace() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Client next = connect();
            next.send(authenticate(ISSUER.tokenOf(user)));
            await().atMost(SOON).until(() -> next.closed.isDone() || !next.messages.isEmpty());
            return !next.messages.isEmpty();
        });
    }

    @Test
    void aClientThatSendsTooFastIsDisconnected() {
        Client client = authenticated();
        for (int message = 0; message < 100; message++) {
            client.send("{\"type\":\"unwatch_order\",\"order_id\":\"%s\"}".formatted(ORDER));
        }
        assertThat(client.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4429);
    }

    @Test
    void aClientThatAnswersNoPingIsDisconnectedAndAnotherIsNot() {
        Client silent = authenticated();
        silent.reads = false;
        Client other = authenticated();
        awaitPlace(); // the silent one has lost its own

        silent.socket().request(100); // what has arrived meanwhile
        assertThat(silent.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1008);
        assertThat(other.closed).isNotDone();
    }

    private Client authenticated() {
        Client client = connect();
        client.send(authenticate(ISSUER.tokenOf(user)));
        client.awaitMessage("{\"type\":\"authenticated\"}");
        return client;
    }

    private static String authenticate(String token) {
        return "{\"type\":\"authenticate\",\"token\":\"%s\"}".formatted(token);
    }

    private Client connect() {
        Client client = new Client();
        client.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/ws"), client)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        clients.add(client);
        return client;
    }

    /** A client of the JDK, which answers pings by itself while it reads. */
    private static final class Client implements WebSocket.Listener {

        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private volatile boolean reads = true;
        private @Nullable WebSocket socket;

        void send(String text) {
            WebSocket open = socket();
            open.sendText(text, true)
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(_ -> open)
                    .join();
        }

        WebSocket socket() {
            return Objects.requireNonNull(socket);
        }

        void awaitMessage(String text) {
            await().atMost(SOON).until(() -> messages.stream().anyMatch(message -> message.contains(text)));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            if (reads) {
                socket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.complete(-1);
        }
    }

    /** Whether a number is what it was at the first look. */
    private static final class Unchanged implements java.util.function.Predicate<Integer> {
        private int last = -1;

        @Override
        public boolean test(Integer count) {
            boolean same = last == count;
            last = count;
            return same;
        }
    }
}
