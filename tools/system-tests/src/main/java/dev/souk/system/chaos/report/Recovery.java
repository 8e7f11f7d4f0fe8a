package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import java.util.Comparator;
import java.util.List;

/**
 * Time from the end of a fault until all orders placed before were final. Later faults may prolong it.
 *
 * @param millis {@link Long#MAX_VALUE} if one of them is not
 */
public record Recovery(Incident incident, long millis) {

    /** The recovery from each fault. */
    public static List<Recovery> of(List<Incident> incidents, ServerState state) {
        return incidents.stream()
                .map(incident -> new Recovery(incident, after(incident.until(), state)))
                .toList();
    }

    /** The slowest, for a line of the report. */
    public static String slowest(List<Incident> incidents, ServerState state) {
        return of(incidents, state).stream()
                .max(Comparator.comparingLong(Recovery::millis))
                .map(one -> one.time() + " after " + one.incident().toString().strip())
                .orElse("no faults");
    }

    String time() {
        return millis == Long.MAX_VALUE ? "never" : millis + " ms";
    }

    /** Milliseconds until all orders placed before that moment were final. */
    public static long after(long moment, ServerState state) {
        return state.orders().values().stream()
                .filter(order -> order.placedAt() <= moment)
                .mapToLong(order -> order.isFinal() ? Math.max(0, order.finalAt() - moment) : Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** How many orders were open at that moment. */
    static long openOrders(long moment, ServerState state) {
        return state.orders().values().stream()
                .filter(order -> order.placedAt() <= moment)
                .filter(order -> isOpen(order, moment))
                .count();
    }

    private static boolean isOpen(OrderRow order, long moment) {
        return !order.isFinal() || order.finalAt() > moment;
    }
}
