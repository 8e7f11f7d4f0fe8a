package dev.souk.system.chaos.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened.
 *
 * @param from     in milliseconds since the beginning
 * @param until    when everything that it had stopped could do its work again
 * @param injectionFailure   why it could not be done, as when what it needs is itself away; null when it was
 * @param healFailures why it could not be taken back, for each try that failed
 * @param healed   whether it was taken back in the end
 */
public record Incident(
        Fault fault,
        long from,
        long until,
        @Nullable String injectionFailure,
        List<String> healFailures,
        boolean healed) {

    /** So long a server may take to be of use again: a broker that was killed has to recover its log. */
    private static final long AFTERMATH_MILLIS = 15_000;

    /** Whether it could not be done because of the other one. */
    public boolean isPreventedBy(Incident other) {
        return !fault.requires().isEmpty()
                && fault.requires().equals(other.fault.disables())
                && other.from <= until
                && from <= other.until + AFTERMATH_MILLIS;
    }

    @Override
    public String toString() {
        String text = "%6.1f – %6.1f s  %s".formatted(from / 1000.0, until / 1000.0, fault.description());
        if (!healed) {
            return text + "  NOT HEALED: " + healFailures.getLast();
        }
        return injectionFailure == null ? text : text + "  (not done: " + injectionFailure + ")";
    }
}
