package dev.souk.console.telemetry;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements that were added last, so many of each service: one that sends much evicts nothing of another.
 * Thread-safe.
 */
final class Rings<T> {

    /** Whoever sends more names than a system has services sends nonsense. */
    private static final int MAXIMUM_SERVICES = 32;

    private final int capacity;
    private final Map<String, ArrayDeque<T>> byService = new HashMap<>();
    private long received;

    Rings(int capacity) {
        this.capacity = capacity;
    }

    /** Dropped if there are too many services already. */
    synchronized void add(String service, T element) {
        received++;
        if (byService.size() == MAXIMUM_SERVICES && !byService.containsKey(service)) {
            return;
        }
        ArrayDeque<T> ring = byService.computeIfAbsent(service, _ -> new ArrayDeque<>());
        if (ring.size() == capacity) {
            ring.removeFirst();
        }
        ring.addLast(element);
    }

    /** Of all services, each oldest first. */
    synchronized List<T> elements() {
        return byService.values().stream().flatMap(ArrayDeque::stream).toList();
    }

    synchronized long received() {
        return received;
    }

    synchronized int stored() {
        return byService.values().stream().mapToInt(ArrayDeque::size).sum();
    }
}
