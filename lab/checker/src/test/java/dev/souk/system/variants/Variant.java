package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.CARTS;
import static dev.souk.launcher.api.Topology.ORDERS;
import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.launcher.api.ServiceDefinition;
import java.util.List;
import java.util.Locale;

/**
 * The defects, with the service of each, the invariant that it breaks, and the scenario that provokes it. Where a
 * database guard would reject the wrong row it is dropped: the test is about the checker, not the guard.
 */
@SuppressWarnings("ImmutableEnumChecker") // parts, scenarios and lists of statements never change, which it cannot know
enum Variant {
    INBOX_OFF(USERS, "I7", new DeliveredTwice(), DatabaseGuards.ONE_PAYMENT),
    SENT_AFTER_COMMIT(ORDERS, "I8", new CrashAfterCommit()),
    SENT_BEFORE_COMMIT(ORDERS, "I8", new FailingCommit()),
    STOCK_READ_THEN_WRITE(CARTS, "I3", new LastPiece(), DatabaseGuards.STOCK),
    NO_TOMBSTONE(USERS, "I7", new OvertakenRequest()),
    NO_REFUND(USERS, "I7", new LatePayment(), DatabaseGuards.REFUND),
    RELAY_WITHOUT_ORDER(ORDERS, "I9", new QuickCancel()),
    KEY_WITHOUT_FINGERPRINT(USERS, "I2", new KeyUsedTwice()),
    SWEEPER_WITHOUT_SKIP_LOCKED(ORDERS, "I1", new HeldOrder()),
    OFFSET_FIRST(CARTS, "I4", new CrashBeforeEffect()),
    DEAD_LETTER_TOPIC_REFUSES(ORDERS, "I11", new LargestRecord());

    private final ServiceDefinition part;
    private final String invariant;
    private final Scenario scenario;
    private final List<String> guards;

    Variant(ServiceDefinition part, String invariant, Scenario scenario, String... guards) {
        this.part = part;
        this.invariant = invariant;
        this.scenario = scenario;
        this.guards = List.of(guards);
    }

    /** The service that is broken. */
    ServiceDefinition part() {
        return part;
    }

    /** The invariant that breaks. */
    String invariant() {
        return invariant;
    }

    /** What provokes the violation. */
    Scenario scenario() {
        return scenario;
    }

    /** Statements that drop the database guards. */
    List<String> guards() {
        return guards;
    }

    /** Its value of {@code SOUK_BROKEN}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
