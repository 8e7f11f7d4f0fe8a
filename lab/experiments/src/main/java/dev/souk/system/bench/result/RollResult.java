package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What fails while services are replaced under load, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param clients connections
 * @param perSecond calls of all of them together
 * @param streams event streams that were open all the time
 * @param settings what was measured, beginning with Souk's own settings
 */
public record RollResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        int clients,
        int perSecond,
        int streams,
        List<RolledSetting> settings)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "roll";
    }

    /** With Souk's own settings nothing may fail; the others are there to fail. */
    @Override
    public boolean isValid() {
        RolledSetting souk = settings.getFirst();
        return souk.calls() > 0 && souk.failed() == 0 && souk.wrongStreams() == 0;
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add("Souk: %s; %s calls a second on %s connections, %s event streams"
                .formatted(commit, perSecond, clients, streams));
        lines.add(RolledSetting.ROW.formatted(
                "setting", "rolled", "calls", "failed", "gap ms", "p50 ms", "p99 ms", "s an instance"));
        settings.forEach(setting -> lines.addAll(setting.lines()));
        return lines;
    }
}
