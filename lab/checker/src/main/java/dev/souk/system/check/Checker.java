package dev.souk.system.check;

import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a system's databases and topics and checks the invariants.
 *
 * <p>Knows tables and events, and no code of any service. Assumes that topics have all records of whatever has changed
 * within the last six days (the broker keeps them for a week) and changes nothing: each database is read in one
 * read-only snapshot, topics without a consumer group. What only clients can see (I13, and half of I2) and what has to
 * be provoked (I10, half of I11) is checked by chaos.
 *
 * <p>Records are read as a stream. Kept in memory is about 750 bytes for each event, the rows of its order included, so
 * that a heap of 512 MB is enough for 500,000 events, which is 100,000 orders.
 */
public final class Checker {

    /** The services whose responses {@link #checkAnswers} compares with their databases. */
    public static final List<String> ANSWERING = List.of(Databases.ORDERS, Databases.CARTS, Databases.USERS);

    private static final Duration POLL = Duration.ofMillis(200);

    private Checker() {}

    /** Whether, within the limit, every order was final, every event published and every record consumed. */
    public static boolean awaitRest(Target target, Duration limit) {
        return new Await(limit, POLL).until(() -> {
            try (var databases = new Databases(target)) {
                return rest(databases, TopicContents.of(target).positions()).allMatch(Verdict::holds);
            } catch (ToolException unavailable) {
                return false; // what is down is waited for
            }
        });
    }

    /** Checks a system that should be at rest; I1 and I15 are broken if it is not. */
    public static Report check(Target target) {
        return check(target, TopicContents.of(target), true);
    }

    /** Checks the logs of a folder for personal data (I12); the names of users are read from the target. */
    public static Report checkLogs(Target target, Path folder) {
        List<String> names = target.database(Databases.USERS).column(PrivacyRules.NAMES);
        return new Report(List.of(PrivacyRules.logs(folder, names)));
    }

    /**
     * Checks that a database holds what clients of its service were answered.
     *
     * @param history when the run began, and the calls, as JSON
     */
    public static Report checkAnswers(Target target, String service, String history) {
        try (var databases = new Databases(target)) {
            return new Report(
                    SqlRules.check(databases, service, List.of(history), "/answers/calls.sql", "/answers/{service}.sql")
                            .toList());
        }
    }

    /**
     * Checks databases against topics whose end offsets were fixed before: the change behind each event was committed
     * by then. In motion or partly down, what holds at rest only is left out (I1, I15, I8's "every change has its
     * event").
     */
    static Report check(Target target, TopicContents topics, boolean atRest) {
        try (var databases = new Databases(target)) {
            List<Verdict> effects = // first: the orders are not needed any more when records are read
                    effects(databases, databases.orders(), atRest).toList();
            return new Report(Stream.of(
                            atRest ? rest(databases, topics.positions()) : Stream.<Verdict>of(),
                            ANSWERING.stream()
                                    .flatMap(service ->
                                            SqlRules.check(databases, service, List.of(), "/invariants/{service}.sql")),
                            effects.stream(),
                            events(databases, topics, atRest))
                    .flatMap(verdicts -> verdicts)
                    .toList());
        }
    }

    /** I1 and I15: at rest all is consumed, every outbox empty and, what takes longest to read, every order final. */
    private static Stream<Verdict> rest(Databases databases, List<Position> positions) {
        var consumers = new Verdict("I15", "no record waits for a consumer group");
        for (Position at : positions) {
            String subject = "%s at %s/%s".formatted(at.group(), at.topic(), at.partition());
            boolean isRead = at.committed() >= at.end();
            consumers.expect(isRead, subject, "has committed offset %s of %s", at.committed(), at.end());
        }
        return Stream.of(
                        Stream.of(consumers),
                        databases.services().stream()
                                .flatMap(service -> SqlRules.check(databases, service, List.of(), "/rest/outbox.sql")),
                        SqlRules.check(databases, Databases.ORDERS, List.of(), "/rest/order-service.sql"))
                .flatMap(verdicts -> verdicts);
    }

    /** What orders have changed in the other databases. */
    static Stream<Verdict> effects(Databases databases, String orders, boolean atRest) {
        return Stream.of(Databases.CARTS, Databases.USERS)
                .flatMap(service -> SqlRules.check(
                        databases, service, List.of(atRest, orders), "/orders/orders.sql", "/orders/{service}.sql"));
    }

    /** Passes each record once to all rules about records. */
    private static Stream<Verdict> events(Databases databases, TopicContents topics, boolean atRest) {
        var events = new EventRules(databases);
        var sequences = new SequenceRules();
        var prices = new PriceRules(databases);
        var deadLetters = new DeadLetterRules(topics);
        var privacy = new PrivacyRules(databases);
        topics.deadLetters().forEach(privacy::add);
        topics.events().forEach(event -> {
            sequences.begin(event);
            privacy.add(event);
            deadLetters.add(event);
            // A well-formed record that no change implies is either a defect of a service or poison that a group has
            // rejected; in motion, a group may still be about to reject it.
            boolean mayBePoison = deadLetters.isDeadLettered(event) || !(atRest || topics.isProcessed(event));
            if (event.isWellFormed() && (events.isExpected(event) || !mayBePoison)) {
                events.add(event);
                sequences.add(event);
                prices.add(event);
            }
        });
        return Stream.of(
                        events.verdicts(atRest),
                        sequences.verdicts(),
                        deadLetters.verdicts(atRest),
                        privacy.verdicts(),
                        prices.verdicts())
                .flatMap(verdicts -> verdicts);
    }
}
