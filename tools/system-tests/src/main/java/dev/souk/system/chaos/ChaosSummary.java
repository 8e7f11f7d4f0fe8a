package dev.souk.system.chaos;

import dev.souk.launcher.report.AnsiColors;
import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.verdict.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last lines of a report, one for each seed. */
public final class ChaosSummary {

    /** The report has no colours: it is also written into a file. */
    static final AnsiColors PLAIN = AnsiColors.of(false, Map.of());

    private ChaosSummary() {}

    /** The lines. */
    public static List<String> of(ChaosResult result) {
        var lines = new ArrayList<>(ReportText.verdicts(result.replay(), PLAIN).toList());
        for (Run run : result.runs()) {
            lines.add("seed %d: %s; %d orders, %d calls, %d unanswered, %d retries, %d faults, at rest after %.1f s"
                    .formatted(
                            run.seed(),
                            run.report().holds()
                                    ? "everything holds"
                                    : "BROKEN " + run.report().broken(),
                            run.statistics().allOrders(),
                            run.statistics().calls(),
                            run.statistics().unanswered(),
                            run.statistics().retries(),
                            run.statistics().faults(),
                            run.recovery().toMillis() / 1000.0));
        }
        lines.add(
                result.holds()
                        ? "Nothing lost, doubled or oversold."
                        : "BROKEN: " + result.report().broken());
        return lines;
    }
}
