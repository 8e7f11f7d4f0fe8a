package dev.souk.system.chaos.fault;

import java.util.List;
import java.util.Locale;

/**
 * An injected fault.
 *
 * @param from start, in milliseconds of the run
 * @param until when what it had stopped was ready again
 * @param injectionFailures why it could not be injected; empty when it was
 * @param healFailures why it could not be healed, for each failed attempt
 * @param healed whether it was healed in the end
 */
public record Incident(
        Fault fault, long from, long until, List<String> injectionFailures, List<String> healFailures, boolean healed) {

    /** How long a server may take to be available again: a broker that was killed has to recover its log. */
    private static final long SERVER_RECOVERY_MILLIS = 15_000;

    public boolean isInjected() {
        return injectionFailures.isEmpty();
    }

    /** Whether the other fault had disabled what this one requires. */
    public boolean isPreventedBy(Incident other) {
        return other.fault.disables(fault.requires())
                && other.from <= until
                && from <= other.until + SERVER_RECOVERY_MILLIS;
    }

    @Override
    public String toString() {
        String text =
                String.format(Locale.ROOT, "%6.1f – %6.1f s  %s", from / 1000.0, until / 1000.0, fault.description());
        if (!healed) {
            return text + "  NOT HEALED: " + healFailures.getLast();
        }
        return isInjected() ? text : text + "  (not injected: " + injectionFailures + ")";
    }
}
