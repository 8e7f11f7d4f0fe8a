package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractShortTimeoutsIT;
import dev.souk.gateway.OtherInstances;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

class WebSocketRouteIT extends AbstractShortTimeoutsIT {

    private static final int MAX_STREAMS = 20; // of AbstractShortTimeoutsIT
    private static final ByteBuf PING = Unpooled.copiedBuffer("are you there?", StandardCharsets.UTF_8);
    private static final AtomicReference<String> FORWARDED_FOR = new AtomicReference<>("");

    /** Sends each message back, ends with the code 4401 after `end`, and refuses or ignores what asks for it. */
    private static final DisposableServer ECHO = HttpServer.create()
            .host("localhost")
            .route(routes -> routes.route(
                            request -> request.uri().endsWith("?refused"),
                            (_, response) -> response.status(503).sendString(Mono.just("not now")))
                    .route(request -> request.uri().endsWith("?hangs"), (_, _) -> Mono.never())
                    .ws("/ws", WebSocketRouteIT::echo)
                    .ws(
                            "/graphql",
                            (in, out) -> out.sendString(in.receive().asString()),
                            WebsocketServerSpec.builder()
                                    .protocols("graphql-transport-ws")
                                    .build()))
            .bindNow();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private OtherInstances storefront;

    private static Publisher<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        FORWARDED_FOR.set(String.valueOf(in.headers().get("X-Forwarded-For")));
        return in.receive().asString().concatMap(text -> switch (text) {
            case "end" -> out.sendClose(4401, "over");
            case "ping" ->
                out.sendObject(new PingWebSocketFrame(PING.retainedDuplicate())).then();
            default -> out.sendString(Mono.just(text)).then();
        });
    }

    @BeforeEach
    void registerTheStorefront(@Autowired ApplicationContext context) {
        storefront = new OtherInstances(context, "storefront-service", ECHO.port());
    }

    @AfterEach
    void removeTheStorefront() {
        storefront.close();
    }

    @AfterAll
    static void stop() {
        ECHO.disposeNow();
        HTTP.shutdownNow();
    }

    @Test
    void messagesAndTheCloseCodePassInBothDirections() {
        var listener = new Listener();
        WebSocket socket = open("/ws", listener);

        socket.sendText("hello", true).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(listener.message.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("hello");
        socket.sendText("end", true).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(listener.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4401);
        assertThat(FORWARDED_FOR.get()).isEqualTo("127.0.0.1");
    }

    /** Found by a review: the response to an upgrade is complete at once, and with it the stream was. */
    @Test
    void anOpenWebSocketCountsAsAStreamUntilItCloses() {
        List<WebSocket> open = new ArrayList<>();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> {
                    for (int each = 0; each <= MAX_STREAMS; each++) {
                        open.add(open("/ws", new Listener()));
                    }
                })
                .withCauseInstanceOf(WebSocketHandshakeException.class);

        open.forEach(WebSocket::abort);
        await().ignoreException(CompletionException.class)
                .untilAsserted(() -> open("/ws", new Listener()).abort());
    }

    /** Found by a client of GraphQL, after which no WebSocket without a subprotocol could be opened. */
    @Test
    void theSubprotocolOfOneIsNotAskedForByTheNext() {
        var graphQl = new Listener();
        WebSocket first = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(webSocket("/graphql"), graphQl)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        assertThat(first.getSubprotocol()).isEqualTo("graphql-transport-ws");
        var plain = new Listener();

        open("/ws", plain)
                .sendText("hello", true)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        assertThat(plain.message.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("hello");
        first.abort();
    }

    /** Found in a browser: the time limit of the head of the next request closed the connection. */
    @Test
    void aSilentWebSocketStaysOpen() {
        var listener = new Listener();
        WebSocket socket = open("/ws", listener);
        socket.sendText("hello", true).orTimeout(10, TimeUnit.SECONDS).join();

        await().pollDelay(Duration.ofSeconds(1)).until(() -> !listener.closed.isDone());

        socket.sendText("end", true).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(listener.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4401);
    }

    /** The client is upgraded first: it sees the end of its WebSocket. */
    @Test
    void aWebSocketThatTheServiceRefusesIsClosed() {
        var listener = new Listener();

        open("/ws?refused", listener);

        assertThat(listener.closed.orTimeout(10, TimeUnit.SECONDS).join()).isPositive();
    }

    @Test
    void aWebSocketToAServiceThatHangsIsClosed() {
        var listener = new Listener();

        open("/ws?hangs", listener);

        assertThat(listener.closed.orTimeout(5, TimeUnit.SECONDS).join()).isPositive();
    }

    @Test
    void aBrokenHandshakeOfAClientIsABadRequest() throws IOException {
        URI gateway = uri("/ws");
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(10_000);
            client.getOutputStream()
                    .write("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = client.getInputStream().readNBytes("HTTP/1.1 400".length());
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void thePingOfTheServiceIsAnsweredByTheClient() {
        var listener = new Listener();
        open("/ws", listener)
                .sendText("ping", true)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        assertThat(listener.pinged.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("are you there?");
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
            var rejected = (WebSocketHandshakeException) Objects.requireNonNull(failed.getCause());
            return rejected.getResponse().statusCode();
        }
    }

    private WebSocket open(String path, WebSocket.Listener listener) {
        return HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(webSocket(path), listener)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private URI webSocket(String path) {
        return URI.create(uri(path).toString().replaceFirst("http", "ws"));
    }

    private static final class Listener implements WebSocket.Listener {

        private final CompletableFuture<String> message = new CompletableFuture<>();
        private final CompletableFuture<String> pinged = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            pinged.complete(StandardCharsets.UTF_8.decode(message).toString());
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
