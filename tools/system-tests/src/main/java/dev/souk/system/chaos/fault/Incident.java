package dev.souk.system.chaos.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened.
 *
 * @param from     in milliseconds since the beginning
 * @param until    when everything that it had stopped could do its work again
 * @param undone   why it could not be done, as when what it needs is itself away; null when it was
 * @param stumbles why it could not be taken back, for each try that failed
 * @param healed   whether it was taken back in the end
 */
public record Incident(
        Fault fault, long from, long until, @Nullable String undone, List<String> stumbles, boolean healed) {

    /** So long a server may take to be of use again: a broker that was killed has to recover its log. */
    private static final long AFTERMATH_MILLIS = 15_000;

    /** Whether it could not be done because of the other one. */
    public boolean isUndoneBy(Incident other) {
        return !fault.needs().isEmpty()
                && fault.needs().equals(other.fault.takesAway())
                && other.from <= until
                && from <= other.until + AFTERMATH_MILLIS;
    }

    @Override
    public String toString() {
        String text = "%6.1f – %6.1f s  %s".formatted(from / 1000.0, until / 1000.0, fault.words());
        if (!healed) {
            return text + "  NOT HEALED: " + stumbles.getLast();
        }
        return undone == null ? text : text + "  (not done: " + undone + ")";
    }
}
