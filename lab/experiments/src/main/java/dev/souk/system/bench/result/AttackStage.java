package dev.souk.system.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of one attack.
 *
 * @param attack what the malicious callers did; "nobody" if there were none
 * @param demands of the other callers
 * @param performed how often a second an attack was performed
 * @param rejected how often it was not, by kind
 */
public record AttackStage(String attack, List<AttackedDemand> demands, double performed, Map<String, Long> rejected) {

    static final String ROW = "%-26s %-10s %-8s %8s %9s %9s %9s %12s";

    /** Lines of the table. */
    public List<String> rows(String setting) {
        return demands.stream()
                .map(demand -> ROW.formatted(
                        setting,
                        attack.toLowerCase(Locale.ROOT),
                        demand.demand().toLowerCase(Locale.ROOT),
                        demand.asked(),
                        String.format(Locale.ROOT, "%.1f %%", 100.0 * demand.served() / demand.asked()),
                        String.format(Locale.ROOT, "%.1f", demand.p50Millis()),
                        String.format(Locale.ROOT, "%.1f", demand.p99Millis()),
                        String.format(Locale.ROOT, "%.1f", performed)))
                .toList();
    }
}
