package dev.souk.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;

class PolledInstancesTest {

    private static final String CARTS = "cart-service";
    private static final ServiceInstance ONE = new DefaultServiceInstance("1", CARTS, "127.0.0.1", 1, false);
    private static final ServiceInstance TWO = new DefaultServiceInstance("2", CARTS, "127.0.0.1", 2, false);

    private final Map<String, List<ServiceInstance>> listed = new ConcurrentHashMap<>(Map.of(CARTS, List.of(ONE)));
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger readsUntilDown = new AtomicInteger(Integer.MAX_VALUE);
    private final PolledInstances instances = new PolledInstances(this::read, events::add, List.of(CARTS));

    private List<ServiceInstance> read(String service) {
        reads.incrementAndGet();
        if (readsUntilDown.getAndDecrement() <= 0) {
            throw new IllegalStateException("down");
        }
        return listed.getOrDefault(service, List.of());
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void aRequiredServiceIsKnownBeforeItsFirstCallAndAnotherOneSoonAfterIt() {
        await().until(() -> events.size() == 1);
        assertThat(instances.of(CARTS)).containsExactly(ONE);
        listed.put("user-service", List.of(TWO));

        assertThat(instances.of("user-service")).isEmpty();
        await().until(() -> instances.of("user-service"), List.of(TWO)::equals);
    }

    @Test
    void theLastListStaysWhileTheRegistryIsDownAndTheNextOneIsFoundAfterwards() {
        await().until(() -> instances.of(CARTS), List.of(ONE)::equals);
        readsUntilDown.set(0);
        listed.put(CARTS, List.of(TWO));
        int before = reads.get();

        await().until(() -> reads.get() > before + 1);
        assertThat(instances.of(CARTS)).containsExactly(ONE);

        readsUntilDown.set(Integer.MAX_VALUE);
        await().until(() -> instances.of(CARTS), List.of(TWO)::equals);
    }

    @Test
    void loadBalancersHearOfAChangeAlsoIfTheNextServiceCannotBeReadAnyMore() {
        instances.of("user-service");
        await().until(() -> events.size() == 1);
        readsUntilDown.set(0);
        int before = reads.get();
        await().until(() -> reads.get() > before + 1);
        listed.putAll(Map.of(CARTS, List.of(TWO), "user-service", List.of(TWO)));

        readsUntilDown.set(1);

        await().until(() -> events.size() == 2);
    }

    @Test
    void loadBalancersHearOfAChangeAndOfNothingElse() {
        await().until(() -> events.size() == 1);
        int before = reads.get();
        await().until(() -> reads.get() > before + 1);
        assertThat(events).hasSize(1);

        listed.put(CARTS, List.of(TWO, ONE));
        await().until(() -> events.size() == 2);
        listed.put(CARTS, List.of(ONE, TWO));
        int again = reads.get();
        await().until(() -> reads.get() > again + 1);

        assertThat(events).hasSize(2).allMatch(HeartbeatEvent.class::isInstance);
    }
}
