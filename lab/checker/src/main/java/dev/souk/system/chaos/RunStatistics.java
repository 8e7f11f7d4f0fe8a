package dev.souk.system.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.souk.system.chaos.RunEvidence.PlacedOrder;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.load.CallOutcome;
import dev.souk.system.chaos.load.ClientCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Statistics of a run.
 *
 * @param orders by status and reason
 * @param unanswered calls without a response
 * @param retries calls under a key that had been sent before
 * @param statuses answers by status
 */
public record RunStatistics(
        Map<String, Long> orders, long calls, long unanswered, long retries, Map<Integer, Long> statuses, long faults) {

    static RunStatistics of(RunEvidence evidence) {
        Map<String, Long> orders =
                evidence.orders().stream().collect(groupingBy(PlacedOrder::state, TreeMap::new, counting()));
        List<ClientCall> calls = evidence.history().calls().toList();
        Map<Integer, Long> statuses = calls.stream()
                .map(ClientCall::outcome)
                .filter(CallOutcome::isAnswered)
                .collect(groupingBy(CallOutcome::status, TreeMap::new, counting()));
        List<UUID> keys = calls.stream()
                .map(call -> call.request().key())
                .filter(Objects::nonNull)
                .toList();
        return new RunStatistics(
                orders,
                calls.size(),
                calls.size() - sum(statuses),
                keys.size() - keys.stream().distinct().count(),
                statuses,
                evidence.incidents().stream().filter(Incident::isInjected).count());
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long allOrders() {
        return sum(orders);
    }

    @Override
    public String toString() {
        return "%s orders %s, %s calls, %s without an answer, %s retries, %s faults; answers by status %s"
                .formatted(allOrders(), orders, calls, unanswered, retries, faults, statuses);
    }
}
