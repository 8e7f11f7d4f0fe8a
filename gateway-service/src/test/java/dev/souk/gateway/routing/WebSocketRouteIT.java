package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;

class WebSocketRouteIT extends GatewayIT {

    private static final String GRAPHQL = "graphql-transport-ws";
    private static final AtomicReference<String> FORWARDED_FOR = new AtomicReference<>("");

    /** Sends each message back, and ends with the code 4401 after `end`. */
    private static final DisposableServer ECHO = HttpServer.create()
            .host("localhost")
            .route(routes -> routes.ws("/ws", (in, out) -> {
                        FORWARDED_FOR.set(String.valueOf(in.headers().get("X-Forwarded-For")));
                        return in.receive()
                                .asString()
                                .concatMap(text -> text.equals("end")
                                        ? out.sendClose(4401, "over")
                                        : out.sendString(Mono.just(text)).then());
                    })
                    .ws(
                            "/graphql",
                            (in, out) -> out.sendString(in.receive().asString()),
                            WebsocketServerSpec.builder().protocols(GRAPHQL).build()))
            .bindNow();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void storefront(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.cloud.discovery.client.simple.instances.storefront-service[0].uri",
                () -> "http://localhost:" + ECHO.port());
    }

    @AfterAll
    static void stop() {
        ECHO.disposeNow();
    }

    @Test
    void messagesAndTheCloseCodePassInBothDirections() {
        var listener = new Listener();
        WebSocket socket = open("/ws", listener);

        socket.sendText("hello", true).orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(listener.message.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo("hello");
        socket.sendText("end", true).orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(listener.closed.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(4401);
        assertThat(FORWARDED_FOR.get()).isEqualTo("127.0.0.1");
    }

    @Test
    void theSubprotocolOfOneConnectionIsNotRequiredOfTheNext() {
        var first = new Listener();
        var second = new Listener();

        WebSocket graphql = open("/graphql", first, GRAPHQL);
        graphql.sendText("hello", true).orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(first.message.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo("hello");
        assertThat(graphql.getSubprotocol()).isEqualTo(GRAPHQL);

        open("/ws", second)
                .sendText("hello", true)
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
        assertThat(second.message.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo("hello");
    }

    @Test
    void anUpgradeOnAnotherPathIsARequestLikeAnyOther() {
        assertThat(open("/items")).isEqualTo(200);
        assertThat(CARTS.received().getLast().headers().getFirst("Upgrade")).isNull();
    }

    @Test
    void aPathBelowIsUnknown() {
        assertThat(open("/ws/other")).isEqualTo(404);
    }

    private int open(String path) {
        try {
            open(path, new Listener()).abort();
            return 101;
        } catch (CompletionException failed) {
            return ((WebSocketHandshakeException) Objects.requireNonNull(failed.getCause()))
                    .getResponse()
                    .statusCode();
        }
    }

    private WebSocket open(String path, WebSocket.Listener listener, String... subprotocol) {
        URI uri = URI.create(uri(path).toString().replaceFirst("http", "ws"));
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        for (String name : subprotocol) {
            builder.subprotocols(name);
        }
        return builder.buildAsync(uri, listener).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static final class Listener implements WebSocket.Listener {

        private final CompletableFuture<String> message = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
