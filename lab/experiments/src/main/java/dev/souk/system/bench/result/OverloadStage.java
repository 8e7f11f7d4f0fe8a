package dev.souk.system.bench.result;

import java.util.Locale;
import java.util.Map;

/**
 * What came of one demand.
 *
 * @param demand ORDERS or READS
 * @param multiple of the peak that was asked for; 0 for the peak itself, which is asked for in a closed loop
 * @param offered how often a second
 * @param goodput how often a second it was done
 * @param p50Millis of what was done, from when it was due
 * @param p99Millis of what was done, from when it was due
 * @param recoverySeconds from the end of the load to the last failed or slow answer
 * @param errors what was not done, by kind
 */
public record OverloadStage(
        String demand,
        int multiple,
        double offered,
        double goodput,
        double p50Millis,
        double p99Millis,
        double recoverySeconds,
        Map<String, Long> errors) {

    static final String ROW = "%-26s %-8s %6s %10s %10s %8s %9s %9s %11s";

    /** A line of the table. */
    public String row(String setting) {
        return ROW.formatted(
                setting,
                demand.toLowerCase(Locale.ROOT),
                multiple == 0 ? "peak" : multiple + " x",
                multiple == 0 ? "" : oneDigit(offered),
                oneDigit(goodput),
                multiple == 0 ? "" : String.format(Locale.ROOT, "%.2f", share()),
                oneDigit(p50Millis),
                oneDigit(p99Millis),
                multiple == 0 ? "" : oneDigit(recoverySeconds));
    }

    /** Of the peak. */
    double share() {
        return goodput * multiple / offered;
    }

    private static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
