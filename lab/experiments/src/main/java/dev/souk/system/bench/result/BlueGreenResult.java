package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What fails while good and broken builds are released, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param service that is released
 * @param clients connections
 * @param perSecond calls of all of them together
 * @param stage seconds that each of the three stages takes
 * @param builds what was released
 */
public record BlueGreenResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        String service,
        int clients,
        int perSecond,
        long stage,
        List<ReleasedBuild> builds)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "blue-green";
    }

    @Override
    public boolean isValid() {
        return !builds.isEmpty() && builds.stream().allMatch(ReleasedBuild::isAsRequired);
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add("Souk: %s; two instances of %s, %s calls a second on %s connections, stages of %s s"
                .formatted(commit, service, perSecond, clients, stage));
        lines.add(ReleasedBuild.ROW.formatted(
                "build", "end", "s", "calls", "failed", "", "to new", "failed", "p50 ms", "p99 ms"));
        for (ReleasedBuild build : builds) {
            lines.add(build.row());
            build.failures().forEach((kind, count) -> lines.add("  %s × %s".formatted(count, kind)));
            if (!build.reason().isEmpty()) {
                lines.add("  back because: " + build.reason());
            }
        }
        return lines;
    }
}
