package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;

/** cart-service ends and comes back, while a customer reads the catalogue, and wants to order the own cart. */
final class CatalogueOutage {

    private static final String SERVICE = "cart-service";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final RunningSouk souk;
    private final SoukClient client;
    private final String token;

    CatalogueOutage(RunningSouk souk, String token) {
        this.souk = souk;
        this.client = new SoukClient(souk.gateway(), Duration.ofSeconds(10));
        this.token = token;
    }

    void play() throws IOException {
        Reply items = read("/items?limit=2").expect(200);
        read("/cart").expect(200);
        assertThat(items.json().has("stale")).isFalse();

        souk.kill(SERVICE, true);
        await().atMost(LIMIT).until(() -> isStale("/items?limit=2"));
        assertThat(read("/items?limit=2").json().path("items"))
                .isEqualTo(items.json().path("items"));
        assertThat(read("/cart").expect(503).headers().firstValue("Retry-After"))
                .isPresent();
        Reply checkout =
                client.send(Call.post("/orders", "{}").withIdempotencyKey().withToken(token));
        assertThat(checkout.expect(503).headers().firstValue("Retry-After")).isPresent();

        souk.start(SERVICE);
        await().atMost(LIMIT).until(() -> isFresh("/items?limit=2") && isFresh("/cart"));
    }

    private boolean isStale(String path) throws IOException {
        Reply reply = read(path).expect(200);
        return reply.json().path("stale").asBoolean(false)
                && reply.headers().firstValue("Age").isPresent();
    }

    private boolean isFresh(String path) throws IOException {
        Reply reply = read(path);
        return reply.status() == 200 && !reply.json().has("stale");
    }

    private Reply read(String path) throws IOException {
        return client.send(Call.get(path).withToken(token));
    }
}
