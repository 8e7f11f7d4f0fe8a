package dev.souk.system.chaos.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened.
 *
 * @param from     in milliseconds since the beginning
 * @param until    when everything that it had stopped could do its work again
 * @param undone   why it could not be done, as when what it needs is itself away; null when it was
 * @param unhealed why it could not be taken back; null when it was
 */
public record Incident(
        Fault fault,
        long from,
        long until,
        @Nullable String undone,
        @Nullable String unhealed) {

    @Override
    public String toString() {
        String text = "%6.1f – %6.1f s  %s".formatted(from / 1000.0, until / 1000.0, fault.words());
        if (unhealed != null) {
            return text + "  NOT HEALED: " + unhealed;
        }
        return undone == null ? text : text + "  (not done: " + undone + ")";
    }
}
