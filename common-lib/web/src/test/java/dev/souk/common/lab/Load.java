package dev.souk.common.lab;

import dev.souk.common.lab.Crashes.Crash;
import dev.souk.common.lab.OrderAndStockDatabases.Order;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Clients: when each sent its order, and when it was answered. */
final class Load {

    private final Protocol protocol;
    private final Map<UUID, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<UUID, Long> answeredAt = new ConcurrentHashMap<>();
    private final Map<UUID, Long> refusedAt = new ConcurrentHashMap<>();

    Load(Protocol protocol) {
        this.protocol = protocol;
    }

    Map<UUID, Long> sentAt() {
        return sentAt;
    }

    Map<UUID, Long> answeredAt() {
        return answeredAt;
    }

    /** Those whose order was not taken because somebody held what it needs. */
    Map<UUID, Long> refusedAt() {
        return refusedAt;
    }

    /** As many clients, each of which sends its next order as soon as it has a response; returns how long all took. */
    Duration closed(List<Order> orders, int clients) {
        long begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            orders.forEach(order -> threads.execute(() -> send(order)));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Clients that come at a steady rate, whether others have been answered or not. */
    void open(List<Order> orders, int perSecond) {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < orders.size(); i++) {
                Order order = orders.get(i);
                long at = begin + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(at - System.nanoTime());
                threads.execute(() -> send(order));
            }
        }
    }

    private void send(Order order) {
        sentAt.put(order.id(), System.nanoTime());
        try {
            protocol.place(order);
            answeredAt.put(order.id(), System.nanoTime());
        } catch (SQLException locked) {
            refusedAt.put(order.id(), System.nanoTime());
        } catch (Crash noAnswer) {
            // this client never gets the result of its order
        }
    }
}
