package dev.souk.system.chaos;

import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a report: one for each seed. */
public final class ChaosSummary {

    private ChaosSummary() {}

    /** The lines. */
    public static List<String> of(ChaosResult result) {
        var lines = new ArrayList<String>(RunReport.verdicts(result.replay()));
        for (Run run : result.runs()) {
            lines.add(
                    "seed %d: %s; %d orders, %d calls, %d without an answer, %d retries, %d faults, at rest after %.1f s"
                            .formatted(
                                    run.seed(),
                                    run.report().holds()
                                            ? "everything holds"
                                            : "BROKEN " + run.report().broken(),
                                    run.figures().allOrders(),
                                    run.figures().calls(),
                                    run.figures().silences(),
                                    run.figures().retries(),
                                    run.figures().faults(),
                                    run.recovery().toMillis() / 1000.0));
        }
        lines.add(
                result.holds()
                        ? "Nothing lost, doubled or oversold."
                        : "BROKEN: " + result.report().broken());
        return lines;
    }
}
