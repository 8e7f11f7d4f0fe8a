package dev.souk.system.chaos.fault;

import java.util.List;
import java.util.Locale;

/**
 * An injected fault.
 *
 * @param from start, in milliseconds of the run
 * @param until when what it had stopped was ready again
 * @param injectionFailures why it could not be injected, for each failed attempt; empty when it was in the end
 * @param healFailures why it could not be healed, for each failed attempt
 * @param healed whether it was healed in the end
 */
public record Incident(
        Fault fault, long from, long until, List<String> injectionFailures, List<String> healFailures, boolean healed) {

    public boolean isInjected() {
        return injectionFailures.isEmpty();
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
