package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two registries replicate to each other, and one that starts reads what the other one has. */
@org.junit.jupiter.api.TestInstance(Lifecycle.PER_CLASS)
class RegistryPeersIT {

    private static final Duration REPLICATION = Duration.ofSeconds(20);
    private static final String WRONG_PASSWORD = "another-generated-password";
    private static final TestInstance CART = TestInstance.of("cart-service").leaseSeconds(600);

    private final int firstPort = RegistryProcess.freePort();
    private final int secondPort = RegistryProcess.freePort();
    private RegistryProcess first;
    private RegistryProcess second;

    @BeforeAll
    void start() {
        first = RegistryProcess.start(firstPort, "souk.registry.peers=localhost:" + secondPort);
        second = startSecond();
        first.awaitAnswer();
        second.awaitAnswer();
    }

    private RegistryProcess startSecond() {
        return RegistryProcess.start(secondPort, "souk.registry.peers=localhost:" + firstPort);
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void eachLearnsOfAnInstanceAndOfItsEndFromTheOther() {
        assertReplication(first, second, CART.number(1));
        assertReplication(second, first, CART.number(2));
    }

    private static void assertReplication(RegistryProcess told, RegistryProcess other, TestInstance instance) {
        assertThat(other.get(instance.path())).isEqualTo(404);

        assertThat(told.cart().register(instance)).isEqualTo(204);
        await().atMost(REPLICATION).until(() -> other.get(instance.path()) == 200);

        assertThat(told.cart().status("DELETE", instance.path())).isEqualTo(200);
        await().atMost(REPLICATION).until(() -> other.get(instance.path()) == 404);
    }

    @Test
    void oneThatCrashedHasTheInstancesBeforeItAnswersAgain() {
        second.close();
        TestInstance instance = CART.number(3);
        assertThat(first.cart().register(instance)).isEqualTo(204);
        assertThat(first.get("/eureka/apps/")).isEqualTo(200); // the first read is slow, and the second has 2 s for it

        second = startSecond();
        var status = new AtomicInteger();
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(UncheckedIOException.class)
                .until(() -> status.updateAndGet(_ -> second.get(instance.path())) > 0);

        assertThat(status).hasValue(200);
    }

    @Test
    void oneWithoutThePasswordReplicatesNothing() {
        TestInstance instance = CART.number(4);
        String peer = "souk.registry.peers=localhost:" + firstPort;
        try (var stranger = RegistryProcess.start(
                RegistryProcess.freePort(), peer, "souk.registry.passwords.registry-service=" + WRONG_PASSWORD)) {
            stranger.awaitAnswer();
            assertThat(stranger.cart().register(instance)).isEqualTo(204);

            await().during(Duration.ofSeconds(2)).until(() -> first.get(instance.path()) == 404);
        }
    }
}
