package dev.souk.system.bench.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client sees when its network breaks.
 *
 * @param fault what breaks
 * @param sees the error of its library; that there is none
 * @param afterMillis since the fault; null if it sees nothing
 * @param recoveredMillis until the next call succeeds: since the fault for a call, since it is sent for a stream that
 *     is opened again; null if none does
 * @param continued whether a stream continues after the last message; null for a call
 */
public record FaultFigures(
        String protocol,
        String useCase,
        String fault,
        String sees,
        @Nullable Long afterMillis,
        @Nullable Long recoveredMillis,
        @Nullable Boolean continued) {

    static final String HEADING = "%-20s %-16s %-13s %-46s %9s %9s  %s"
            .formatted("broken network", "", "fault", "the client sees", "after ms", "again ms", "continues");

    String row() {
        return String.format(
                        Locale.ROOT,
                        "%-20s %-16s %-13s %-46s %9s %9s  %s",
                        protocol,
                        useCase,
                        fault,
                        sees,
                        text(afterMillis),
                        text(recoveredMillis),
                        continued == null ? "" : continued ? "yes" : "no")
                .stripTrailing();
    }

    private static String text(@Nullable Long millis) {
        return millis == null ? "–" : Long.toString(millis);
    }
}
