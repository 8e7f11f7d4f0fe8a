package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What customers notice of killed instances, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param service whose instances are killed
 * @param customers with a connection each
 * @param perSecond calls of all of them together
 * @param faults what was measured, beginning with Souk's own policies
 */
public record FailoverResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        String service,
        int customers,
        double perSecond,
        List<FailoverFault> faults)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "failover";
    }

    /** The first fault is one that Souk's policies hide. */
    @Override
    public boolean isValid() {
        return faults.getFirst().done() > 0 && faults.getFirst().failed() == 0;
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add(String.format(
                Locale.ROOT,
                "Souk: %s; two instances of %s, %.0f calls a second on %s connections",
                commit,
                service,
                perSecond,
                customers));
        lines.add(FailoverFault.ROW.formatted(
                "policy", "fault", "sent", "failed", "arrived/sent", "last failure s", "p99 ms"));
        for (FailoverFault fault : faults) {
            lines.add(fault.row());
            fault.failures().forEach((kind, count) -> lines.add("    %s × %s".formatted(count, kind)));
        }
        return lines;
    }
}
