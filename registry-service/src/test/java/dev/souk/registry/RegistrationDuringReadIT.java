package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Several instances register while clients fetch the registry, as in a start of the whole system. A response that is
 * written at the moment of a registration is cached without the new instance. With the default expiration of 180 s this
 * test fails: nothing else changes the registry after a round, so an instance of it stays invisible.
 */
@RegistryTest
class RegistrationDuringReadIT {

    private static final int KNOWN_INSTANCES = 30;
    private static final int ROUNDS = 10;
    private static final int READERS = 4;
    private static final List<String> SERVICES = List.of("user-service", "cart-service", "order-service");
    private static final String CHANGES = "/eureka/apps/delta";
    private static final Map<String, String> LARGE_METADATA =
            IntStream.range(0, 16).boxed().collect(Collectors.toMap("key%02d"::formatted, key -> "v".repeat(250)));

    @LocalServerPort
    private int port;

    /** So that a response takes long to write. */
    @BeforeEach
    void registerKnownInstances() {
        for (int number = 0; number < KNOWN_INSTANCES; number++) {
            for (TestInstance instance : instances(number)) {
                assertThat(as(instance).register(instance.metadata(LARGE_METADATA)))
                        .isEqualTo(204);
            }
        }
    }

    @Test
    void anInstanceThatRegistersDuringAReadIsVisibleSoon() throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, READERS).forEach(reader -> clients.execute(() -> fetchUntil(isDone)));
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    List<TestInstance> instances = instances(KNOWN_INSTANCES + round);
                    registerAtOnce(instances, clients);
                    awaitVisible(instances);
                }
            } finally {
                isDone.set(true);
            }
        }
    }

    private void fetchUntil(AtomicBoolean isDone) {
        while (!isDone.get()) {
            changes();
        }
    }

    private void registerAtOnce(List<TestInstance> instances, ExecutorService clients) throws Exception {
        List<Future<Integer>> responses = instances.stream()
                .map(instance -> clients.submit(() -> as(instance).register(instance)))
                .toList();
        for (Future<Integer> response : responses) {
            assertThat(response.get()).isEqualTo(204);
        }
    }

    private void awaitVisible(List<TestInstance> instances) {
        List<String> ids = instances.stream().map(TestInstance::id).toList();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(changes()).contains(ids));
    }

    private String changes() {
        return new RegistryCaller(port, "gateway-service").get(CHANGES).body();
    }

    private RegistryCaller as(TestInstance instance) {
        return new RegistryCaller(port, instance.app());
    }

    private static List<TestInstance> instances(int number) {
        return SERVICES.stream()
                .map(service -> TestInstance.of(service).number(9_000 + number))
                .toList();
    }
}
