package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured with one setting.
 *
 * @param reconnects how often an event stream ended and was opened again
 * @param wrongStreams streams of which an event was lost or came twice
 */
public record RolledSetting(String setting, List<RolledService> services, int reconnects, long wrongStreams) {

    static final String ROW = "%-34s %-14s %8s %8s %10s %9s %9s %12s";

    /** One line for each service, and what failed. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        services.forEach(service -> lines.add(row(service)));
        lines.add("  streams opened again %s, with a lost or repeated event %s".formatted(reconnects, wrongStreams));
        services.forEach(service -> service.failures()
                .forEach((kind, count) -> lines.add("  %s: %s × %s".formatted(service.service(), count, kind))));
        return lines;
    }

    private String row(RolledService service) {
        return ROW.formatted(
                setting,
                service.service(),
                service.calls(),
                service.failed(),
                service.longestGapMillis(),
                oneDigit(service.p50Millis()),
                oneDigit(service.p99Millis()),
                oneDigit(service.longest()));
    }

    private static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    long calls() {
        return services.stream().mapToLong(RolledService::calls).sum();
    }

    long failed() {
        return services.stream().mapToLong(RolledService::failed).sum();
    }
}
