package dev.souk.storefront.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.storefront.AbstractStorefrontIT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A storefront that has never got the keys of tokens: those that it had once would do for a while. */
@TestPropertySource(properties = "souk.token.jwks-uri=http://user-service/none")
class UnavailableKeysIT extends AbstractStorefrontIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A client is to connect again then, and not to log in. */
    @Test
    void aConnectionWhoseTokenCannotBeVerifiedIsClosedAsUnavailable() {
        var client = new Client(new CompletableFuture<>());
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/ws"), client)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        socket.sendText("{\"type\":\"authenticate\",\"token\":\"%s\"}".formatted(ISSUER.token()), true)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        assertThat(client.closed()).succeedsWithin(SOON).isEqualTo(4503);
    }

    private record Client(CompletableFuture<Integer> closed) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
