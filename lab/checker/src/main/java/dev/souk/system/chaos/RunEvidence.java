package dev.souk.system.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.chaos.load.History;
import dev.souk.system.chaos.load.History.ClientCall;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of a run beside the databases: what clients were answered, the orders that they placed, and the faults.
 *
 * @param planned how many faults its schedule has
 * @param orders of this run, at rest, when the last client had left
 * @param incidents all faults that the run tried to inject
 */
record RunEvidence(int planned, History history, List<PlacedOrder> orders, List<Incident> incidents) {

    /** Every order has to be final so soon after the last fault, or after it was placed. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

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
    static RunEvidence read(Target target, int planned, History history, List<Incident> incidents) {
        var orders = new ArrayList<PlacedOrder>();
        target.database("order-service").forEach(ORDERS, row -> {
            long placedAt = history.at(row.getTimestamp(3).toInstant());
            if (placedAt >= 0) {
                long finalAt = history.at(row.getTimestamp(4).toInstant());
                orders.add(new PlacedOrder(row.getString(1), row.getBoolean(2), placedAt, finalAt));
            }
        });
        return new RunEvidence(planned, history, orders, incidents);
    }

    /** The longest time until an order was final, from the last fault or from when it was placed, if that is later. */
    Duration recovery() {
        long last = incidents.stream().mapToLong(Incident::until).max().orElse(0);
        return Duration.ofMillis(orders.stream()
                .mapToLong(one -> one.isFinal() ? one.finalAt() - Math.max(last, one.placedAt()) : Long.MAX_VALUE)
                .reduce(0, Math::max));
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

    /** Compares the responses with the databases, and checks that the faults had no other effects than intended. */
    Report check(Target target, Queue<String> unexpectedExits) {
        String calls = history.json();
        Stream<Verdict> answers = Checker.ANSWERING.stream()
                .flatMap(service -> Checker.checkAnswers(target, service, calls).verdicts().stream());
        var topics = TopicContents.of(target);
        Verdict poison = poisonIsDeadLettered(topics);
        Verdict others = nothingElseIsDeadLettered(topics);
        Stream<Verdict> ofTheRun =
                Stream.of(finalSoon(), confirmed(), injected(), healed(), poison, others, noExits(unexpectedExits));
        return new Report(Stream.concat(answers, ofTheRun).toList());
    }

    /** Takes them: the next run has only its own. */
    static Verdict noExits(Queue<String> unexpected) {
        var verdict = new Verdict("I15", "no process ends by itself");
        var ended = new ArrayList<String>();
        unexpected.removeIf(ended::add);
        verdict.expect(ended.isEmpty(), "the system", "%s", ended);
        return verdict;
    }

    /** A run without load, or without success, proves nothing. */
    Verdict confirmed() {
        var verdict = new Verdict("run", "orders were confirmed");
        boolean isAny = orders.stream().anyMatch(order -> order.state().equals("CONFIRMED"));
        verdict.expect(isAny, "customers", "placed %s orders, none of which was confirmed", orders.size());
        return verdict;
    }

    Verdict finalSoon() {
        Duration taken = recovery();
        String limit = "%s s".formatted(RECOVERY_LIMIT.toSeconds());
        var verdict = new Verdict("I1", "every order is final within %s, or of the last fault".formatted(limit));
        verdict.expect(taken.compareTo(RECOVERY_LIMIT) <= 0, "the system", "took %s s", taken.toSeconds());
        return verdict;
    }

    /** A run without faults, or without its faults, proves nothing, too. */
    Verdict injected() {
        var verdict = new Verdict("run", "every planned fault was injected");
        int tried = incidents.size();
        verdict.expect(tried == planned && tried > 0, "the schedule", "%s planned, %s injected", planned, tried);
        for (Incident incident : incidents) {
            List<String> failures = incident.injectionFailures();
            verdict.expect(failures.isEmpty(), incident.fault().description(), "not injected: %s", failures);
        }
        return verdict;
    }

    Verdict healed() {
        var verdict = new Verdict("I15", "every stopped process runs again after one start");
        for (Incident incident : incidents) {
            List<String> failures = incident.healFailures();
            boolean isHealed = switch (incident.fault()) {
                case Fault.Kill _, Fault.Freeze _, Rewind _ -> failures.isEmpty();
                case Fault.Network _, Fault.FullDisk _, Fault.Republish _, Poison _ -> incident.healed();
            };
            verdict.expect(isHealed, incident.fault().description(), "%s", failures);
        }
        return verdict;
    }

    /** In its table, which no run fills. That poison blocks no other record is seen from the system at rest. */
    Verdict poisonIsDeadLettered(TopicContents topics) {
        var letters = new HashSet<String>();
        topics.deadLetters().forEach(letter -> {
            if (letter.offset() < 0) { // a row
                letters.add(letter.topic() + " " + letter.key());
            }
        });
        var verdict = new Verdict("I11", "a poison record is a dead letter of every group that reads its topic");
        for (Incident incident : incidents) {
            if (incident.isInjected() && incident.fault() instanceof Poison poison) {
                topics.readers(poison.topic()).forEach(reader -> {
                    String topic = reader.deadLetterTopic();
                    boolean isStored = letters.contains(topic + " " + poison.key());
                    verdict.expect(isStored, poison, "not in the table of %s", reader.group());
                });
            }
        }
        return verdict;
    }

    /** Poison has no id or that of its key; an event has one of its own. Letters of earlier runs are there, too. */
    static Verdict nothingElseIsDeadLettered(TopicContents topics) {
        var verdict = new Verdict("I11", "nothing but poison is a dead letter");
        topics.deadLetters().forEach(letter -> {
            boolean isPoison = letter.id().isEmpty() || letter.id().equals(letter.key());
            String subject = "dead letter of " + letter.header("souk_origin");
            verdict.expect(isPoison, subject, "is event %s: %s", letter.id(), letter.header("souk_reason"));
        });
        return verdict;
    }
}
