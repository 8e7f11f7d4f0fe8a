package dev.souk.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Target;
import dev.souk.system.shared.Shopping;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.proxy.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A system whose cart-service has Valkey. */
class ValkeyIT {

    private static final String VALKEY = Topology.VALKEY.name();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void customersDoNotNoticeThatTheCacheIsKilledSuspendedOrCutOff() throws Exception {
        String first = Topology.CARTS.nameOf(1);
        String second = Topology.CARTS.nameOf(2); // by other strategies, in the same system
        SoukOptions options = options()
                .proxied(List.of(toValkey(first), toValkey(second)))
                .withEnvironment(first, caches("write-through", "none"))
                .withEnvironment(second, caches("read-through", "write-behind"));
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            assertThatNobodyNoticesAFailure(souk, toValkey(first));
            assertThat(souk.replace(first)).isEqualTo(second);
            await().atMost(SOON).until(() -> Shopping.isPossible(souk)); // it is ready before it has its records
            assertThatNobodyNoticesAFailure(souk, toValkey(second));
        }
    }

    private static ProxyRoute toValkey(String instance) {
        return new ProxyRoute(instance, VALKEY);
    }

    private static Map<String, String> caches(String catalogue, String carts) {
        return Map.of("SOUK_CACHE_CATALOGUE", catalogue, "SOUK_CACHE_CARTS", carts);
    }

    private static void assertThatNobodyNoticesAFailure(RunningSouk souk, ProxyRoute toValkey) throws Exception {
        assertThat(Shopping.isPossible(souk)).isTrue();
        souk.kill(VALKEY, true);
        shop(souk);
        shop(souk);
        souk.start(VALKEY);
        shop(souk);
        souk.pause(VALKEY);
        shop(souk);
        shop(souk);
        souk.resume(VALKEY);
        shop(souk);
        souk.proxy(toValkey).apply(new Traffic.DroppedSilently());
        shop(souk);
        shop(souk);
        souk.proxy(toValkey).apply(new Traffic.Flows());
        shop(souk);

        assertConsistent(souk);
    }

    @Test
    void cartsInValkeyAloneAreBackWithTheServer() throws Exception {
        SoukOptions options = options().withEnvironment(Topology.CARTS.name(), "SOUK_CART_STORE", "valkey");
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            var client = new SoukClient(souk.gateway(), SOON);
            Call cart = Call.get("/cart").withToken(customer(client));
            JsonNode filled = filled(client, cart);
            souk.kill(VALKEY, true);
            souk.start(VALKEY);

            assertThat(accepted(client, cart).json()).isEqualTo(filled);
            await().atMost(SOON).until(() -> Shopping.isPossible(souk));
            assertConsistent(souk);
        }
    }

    private SoukOptions options() {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), folder.resolve(".souk"))
                .with(OptionalPart.VALKEY);
    }

    private static void shop(RunningSouk souk) {
        assertThat(Shopping.isUndisturbed(souk)).isTrue();
    }

    private static String customer(SoukClient client) throws Exception {
        String credentials = "\"email\":\"ada@souk.example\",\"password\":\"%s\"".formatted(DemoScenario.PASSWORD);
        client.send(Call.post("/users", "{\"name\":\"Ada\",%s}".formatted(credentials)))
                .expect(201);
        return client.send(Call.post("/sessions", "{%s}".formatted(credentials)))
                .expect(200)
                .text("access_token");
    }

    /** The cart, with an item of the catalogue. */
    private static JsonNode filled(SoukClient client, Call cart) throws Exception {
        JsonNode item =
                client.send(Call.get("/items?limit=1")).expect(200).json().at("/items/0/id");
        String line = "{\"item_id\":%s,\"quantity\":2}".formatted(item);
        accepted(
                client,
                Call.post("/cart", line).with("Authorization", cart.headers().getOrDefault("Authorization", "")));
        JsonNode filled = accepted(client, cart).json();
        assertThat(filled.path("lines")).hasSize(1);
        return filled;
    }

    /** Again while it is 503: if the server takes more than 100 ms, as on a busy machine. */
    private static Reply accepted(SoukClient client, Call call) {
        return await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> client.send(call), reply -> reply.status() == 200);
    }

    private static void assertConsistent(RunningSouk souk) {
        assertThat(Checker.awaitRest(Target.of(souk.status()), SOON)).isTrue();
        assertThat(Checker.check(Target.of(souk.status())).broken()).isEmpty();
    }
}
