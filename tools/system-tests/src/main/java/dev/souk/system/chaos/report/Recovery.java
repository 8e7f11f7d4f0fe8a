package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long after a fault's end it took until all orders placed before were final. Later faults count into it.
 *
 * @param millis {@link Long#MAX_VALUE} when one of them is not
 */
public record Recovery(Incident incident, long millis) {

    /** That of each. */
    public static List<Recovery> of(List<Incident> incidents, ServerState books) {
        return incidents.stream()
                .map(incident -> new Recovery(incident, after(incident.until(), books)))
                .toList();
    }

    /** The slowest. */
    public static Optional<Recovery> slowest(List<Recovery> all) {
        return all.stream().max(Comparator.comparingLong(Recovery::millis));
    }

    /** For a line of the report. */
    public String inWords() {
        String time = millis == Long.MAX_VALUE ? "never" : millis + " ms";
        return time + " after " + incident.toString().strip();
    }

    /** Until all orders placed before that moment were final. */
    public static long after(long moment, ServerState books) {
        return books.orders().values().stream()
                .filter(order -> order.placedAt() <= moment)
                .mapToLong(order -> order.isFinal() ? Math.max(0, order.finalAt() - moment) : Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** How many were placed and not final at that moment. */
    static long inFlight(long moment, ServerState books) {
        return books.orders().values().stream()
                .filter(order -> order.placedAt() <= moment)
                .filter(order -> isAfter(order, moment))
                .count();
    }

    private static boolean isAfter(OrderRow order, long moment) {
        return !order.isFinal() || order.finalAt() > moment;
    }
}
