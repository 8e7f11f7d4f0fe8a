package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.CARTS;
import static dev.souk.launcher.api.Topology.ORDERS;
import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.launcher.api.ServiceDefinition;
import java.util.Locale;

/** The defects, with the service of each, the invariant that it breaks, and the scenario that provokes it. */
@SuppressWarnings("ImmutableEnumChecker") // parts and scenarios never change, which it cannot know
enum Variant {
    INBOX_OFF(USERS, "I7", new DeliveredTwice()),
    NO_TOMBSTONE(USERS, "I7", new OvertakenRequest()),
    NO_REFUND(USERS, "I7", new LatePayment()),
    KEY_WITHOUT_FINGERPRINT(USERS, "I2", new KeyUsedTwice()),
    STOCK_READ_THEN_WRITE(CARTS, "I3", new LastPiece()),
    OFFSET_FIRST(CARTS, "I4", new CrashBeforeEffect()),
    SENT_AFTER_COMMIT(ORDERS, "I8", new CrashAfterCommit()),
    SENT_BEFORE_COMMIT(ORDERS, "I8", new FailingCommit()),
    RELAY_WITHOUT_ORDER(ORDERS, "I9", new QuickCancel()),
    SWEEPER_WITHOUT_SKIP_LOCKED(ORDERS, "I1", new HeldOrder()),
    DEAD_LETTER_TOPIC_REFUSES(ORDERS, "I11", new LargestRecord());

    private final ServiceDefinition part;
    private final String invariant;
    private final Scenario scenario;

    Variant(ServiceDefinition part, String invariant, Scenario scenario) {
        this.part = part;
        this.invariant = invariant;
        this.scenario = scenario;
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

    /** Its value of {@code souk.broken}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
