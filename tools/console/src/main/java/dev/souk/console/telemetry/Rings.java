package dev.souk.console.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A ring for each service. Thread-safe. */
final class Rings<T> {

    /** Whoever sends more names than a system has services sends nonsense. */
    private static final int MAXIMUM_SERVICES = 32;

    private final int capacity;
    private final Map<String, Ring<T>> byService = new ConcurrentHashMap<>();
    private final AtomicLong received = new AtomicLong();

    Rings(int capacity) {
        this.capacity = capacity;
    }

    /** Dropped if there are too many services already. */
    void add(String service, T element) {
        received.incrementAndGet();
        Ring<T> ring = byService.get(service);
        if (ring == null && byService.size() < MAXIMUM_SERVICES) {
            ring = byService.computeIfAbsent(service, _ -> new Ring<>(capacity));
        }
        if (ring != null) {
            ring.add(element);
        }
    }

    /** Of all services, each oldest first. */
    List<T> elements() {
        return byService.values().stream()
                .map(Ring::elements)
                .flatMap(Collection::stream)
                .toList();
    }

    long received() {
        return received.get();
    }

    int stored() {
        return byService.values().stream().mapToInt(Ring::size).sum();
    }
}
