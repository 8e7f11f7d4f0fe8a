package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Statistics of a run.
 *
 * @param orders   of the users of this run, by status and reason
 * @param unanswered calls without a response
 * @param retries  calls under a key that had been sent before
 * @param statuses answers by status
 */
public record RunStatistics(
        Map<String, Long> orders, long calls, long unanswered, long retries, Map<Integer, Long> statuses, int faults) {

    /** Counts calls, orders and faults. */
    public static RunStatistics of(History history, ServerState state, List<Incident> incidents) {
        Set<UUID> users =
                history.calls().map(ClientCall::user).filter(Objects::nonNull).collect(Collectors.toSet());
        var orders = new TreeMap<String, Long>();
        state.orders().values().stream()
                .filter(order -> users.contains(order.user()))
                .forEach(order -> orders.merge((order.status() + " " + order.reason()).strip(), 1L, Long::sum));
        var statuses = new TreeMap<Integer, Long>();
        history.calls()
                .map(ClientCall::outcome)
                .filter(CallOutcome.Answered.class::isInstance)
                .forEach(outcome -> statuses.merge(((CallOutcome.Answered) outcome).status(), 1L, Long::sum));
        long all = history.calls().count();
        long answered = statuses.values().stream().mapToLong(Long::longValue).sum();
        long done =
                incidents.stream().filter(one -> one.injectionFailure() == null).count();
        return new RunStatistics(orders, all, all - answered, retries(history), statuses, (int) done);
    }

    private static long retries(History history) {
        return List.of(Intent.values()).stream()
                .map(history::byKey)
                .flatMap(byKey -> byKey.values().stream())
                .mapToLong(Collection::size)
                .map(calls -> calls - 1)
                .sum();
    }

    /** Number of orders. */
    public long allOrders() {
        return orders.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return "%d orders %s, %d calls, %d without an answer, %d retries, %d faults; answers by status %s"
                .formatted(allOrders(), orders, calls, unanswered, retries, faults, statuses);
    }
}
