package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;
import java.util.Locale;

/**
 * What a client waits for over a slow network.
 *
 * @param newMillis until the first message on a connection that is opened for it
 * @param keptMillis the same on one that is open
 */
public record SlowFigures(String protocol, String useCase, double newMillis, double keptMillis) {

    static final String HEADING =
            "%-20s %-16s %18s %18s".formatted("slow network", "", "new connection, ms", "kept, ms");

    /** As they are stored. */
    public static SlowFigures of(String protocol, String useCase, double newMillis, double keptMillis) {
        return new SlowFigures(protocol, useCase, Decimals.rounded(newMillis, 0), Decimals.rounded(keptMillis, 0));
    }

    String row() {
        return String.format(Locale.ROOT, "%-20s %-16s %18.0f %18.0f", protocol, useCase, newMillis, keptMillis);
    }
}
