package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a system does while more is asked of it than it can do, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param stage seconds that each load lasted
 * @param settings what was measured, beginning with Souk's own limits
 */
public record OverloadResult(
        Instant at, Machine machine, boolean brief, String commit, long stage, List<OverloadedSetting> settings)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "overload";
    }

    /** With Souk's own limits no process ends; what is rejected is what is measured. */
    @Override
    public boolean isValid() {
        OverloadedSetting souk = settings.getFirst();
        return souk.ended().isEmpty() && souk.stages().stream().allMatch(stage -> stage.goodput() > 0);
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add("Souk: %s; each load for %s s".formatted(commit, stage));
        lines.add(OverloadStage.ROW.formatted(
                "setting", "demand", "", "asked/s", "done/s", "of peak", "p50 ms", "p99 ms", "recovery s"));
        settings.forEach(setting -> lines.addAll(setting.lines()));
        return lines;
    }
}
