package dev.souk.system.chaos.verify;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Statistics of a run.
 *
 * @param orders of the users of this run, by status and reason
 * @param unanswered calls without a response
 * @param retries calls under a key that had been sent before
 * @param statuses answers by status
 */
public record RunStatistics(
        Map<String, Long> orders, long calls, long unanswered, long retries, Map<Integer, Long> statuses, long faults) {

    public static RunStatistics of(RunEvidence evidence) {
        List<ClientCall> calls = evidence.history().calls().toList();
        Set<UUID> users =
                calls.stream().map(ClientCall::user).filter(Objects::nonNull).collect(toSet());
        Map<String, Long> orders = evidence.after().orders().values().stream()
                .filter(order -> users.contains(order.user()))
                .collect(
                        groupingBy(order -> (order.status() + " " + order.reason()).strip(), TreeMap::new, counting()));
        Map<Integer, Long> statuses = calls.stream()
                .map(ClientCall::outcome)
                .filter(CallOutcome::isAnswered)
                .collect(groupingBy(CallOutcome::status, TreeMap::new, counting()));
        long faults = evidence.incidents().stream().filter(Incident::isInjected).count();
        return new RunStatistics(orders, calls.size(), calls.size() - sum(statuses), retries(calls), statuses, faults);
    }

    private static long retries(List<ClientCall> calls) {
        List<UUID> keys = calls.stream()
                .map(call -> call.request().key())
                .filter(Objects::nonNull)
                .toList();
        return keys.size() - keys.stream().distinct().count();
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
