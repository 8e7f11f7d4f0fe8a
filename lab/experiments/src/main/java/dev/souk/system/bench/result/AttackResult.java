package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What customers get while as many others are malicious, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param stage seconds that each attack lasted
 * @param settings what was measured, beginning with Souk's own limits
 */
public record AttackResult(
        Instant at, Machine machine, boolean brief, String commit, long stage, List<AttackedSetting> settings)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "attackers";
    }

    /** With Souk's own limits no process ends and everybody gets something; how much is what is measured. */
    @Override
    public boolean isValid() {
        return settings.getFirst().isServed();
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add("Souk: %s; each attack for %s s".formatted(commit, stage));
        lines.add(AttackStage.ROW.formatted(
                "setting", "attack", "demand", "asked", "served", "p50 ms", "p99 ms", "attacks/s"));
        settings.forEach(setting -> lines.addAll(setting.lines()));
        return lines;
    }
}
