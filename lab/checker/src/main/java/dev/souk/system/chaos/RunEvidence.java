package dev.souk.system.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.load.History;
import dev.souk.system.chaos.load.History.ClientCall;
import dev.souk.system.observe.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What clients saw, the orders that they placed, and the faults.
 *
 * @param orders of this run, at rest, when the last client had left
 * @param incidents all faults that the run tried to inject
 */
record RunEvidence(History history, List<PlacedOrder> orders, List<Incident> incidents) {

    private static final String ORDERS = """
            select concat_ws(' ', o.status, o.reason), o.status in ('CONFIRMED', 'CANCELLED'), o.placed_at, max(h.at)
            from orders o join order_history h on h.order_id = o.id group by o.id
            """;

    /**
     * An order, with times in milliseconds of the run.
     *
     * @param state with the reason of the cancellation, if it is cancelled
     * @param finalAt when it reached the state that it is in, final or not
     */
    record PlacedOrder(String state, boolean isFinal, long placedAt, long finalAt) {}

    /** With the orders that have been placed since the run began. */
    static RunEvidence read(Target target, History history, List<Incident> incidents) {
        var orders = new ArrayList<PlacedOrder>();
        target.database("order-service").forEach(ORDERS, row -> {
            long placedAt = history.at(row.getTimestamp(3).toInstant());
            if (placedAt >= 0) {
                long finalAt = history.at(row.getTimestamp(4).toInstant());
                orders.add(new PlacedOrder(row.getString(1), row.getBoolean(2), placedAt, finalAt));
            }
        });
        return new RunEvidence(history, orders, incidents);
    }

    /** Time from the last fault until all orders placed before it were final. */
    Duration recovery() {
        return Duration.ofMillis(
                recovery(incidents.stream().mapToLong(Incident::until).max().orElse(0)));
    }

    /** Milliseconds until all orders placed before that moment were final. */
    private long recovery(long moment) {
        return orders.stream()
                .filter(order -> order.placedAt() <= moment)
                .mapToLong(order -> order.isFinal() ? Math.max(0, order.finalAt() - moment) : Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** What was done: orders by status and reason, responses by status, which is 0 if there was none. */
    String statistics() {
        List<ClientCall> calls = history.calls().toList();
        List<String> keys = calls.stream()
                .flatMap(call -> Stream.ofNullable(call.call().headers().get("Idempotency-Key")))
                .toList();
        return "%s orders %s, %s calls %s, %s retries, %s faults"
                .formatted(
                        orders.size(),
                        orders.stream().collect(groupingBy(PlacedOrder::state, TreeMap::new, counting())),
                        calls.size(),
                        calls.stream().collect(groupingBy(call -> call.outcome().status(), TreeMap::new, counting())),
                        keys.size() - keys.stream().distinct().count(),
                        incidents.stream().filter(Incident::isInjected).count());
    }

    /** A line for each fault, and how long after it all orders placed before were final; later faults prolong it. */
    List<String> timeline() {
        return incidents.stream()
                .map(fault -> {
                    long millis = recovery(fault.until());
                    return "%s  → %s".formatted(fault, millis == Long.MAX_VALUE ? "never" : millis + " ms");
                })
                .toList();
    }
}
