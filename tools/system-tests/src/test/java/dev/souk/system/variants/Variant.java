package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.CARTS;
import static dev.souk.launcher.topology.Topology.ORDERS;
import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.launcher.topology.ServiceDefinition;
import java.util.List;
import java.util.Locale;

/**
 * The defects, where each is built in, the invariant that has to notice it, and the scenario that brings it out. Where
 * the database would refuse the wrong row, that net is taken away too: the checker is to be seen, not the net.
 */
@SuppressWarnings("ImmutableEnumChecker") // parts, scenarios and lists of statements never change, which it cannot know
enum Variant {
    INBOX_OFF(USERS, "I7", new DeliveredTwice(), DatabaseGuards.ONE_PAYMENT),
    SENT_AFTER_COMMIT(ORDERS, "I8", new CrashBehindCommit()),
    SENT_BEFORE_COMMIT(ORDERS, "I8", new FailingCommit()),
    STOCK_READ_THEN_WRITE(CARTS, "I3", new LastPiece(), DatabaseGuards.STOCK),
    NO_TOMBSTONE(USERS, "I7", new OvertakenRequest()),
    NO_REFUND(USERS, "I7", new LatePayment(), DatabaseGuards.REFUND),
    RELAY_WITHOUT_ORDER(ORDERS, "I9", new QuickCancel()),
    KEY_WITHOUT_FINGERPRINT(USERS, "I2", new KeyUsedTwice()),
    SWEEPER_WITHOUT_SKIP_LOCKED(ORDERS, "I1", new HeldOrder()),
    OFFSET_FIRST(CARTS, "I4", new CrashBeforeEffect());

    private final ServiceDefinition part;
    private final String invariant;
    private final Scenario scenario;
    private final List<String> nets;

    Variant(ServiceDefinition part, String invariant, Scenario scenario, String... nets) {
        this.part = part;
        this.invariant = invariant;
        this.scenario = scenario;
        this.nets = List.of(nets);
    }

    /** The service that is broken. */
    ServiceDefinition part() {
        return part;
    }

    /** The invariant that breaks. */
    String invariant() {
        return invariant;
    }

    /** What has to happen for it to show. */
    Scenario scenario() {
        return scenario;
    }

    /** What the service's database must no longer refuse, as statements. */
    List<String> nets() {
        return nets;
    }

    /** How it is called in {@code SOUK_BROKEN}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
