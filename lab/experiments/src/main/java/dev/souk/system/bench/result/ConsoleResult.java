package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the console takes while it shows a system under load, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param minutes of load
 * @param perSecond requests and orders of customers
 * @param firstSeenSeconds from the first request until the console showed the first of each kind
 * @param pages what the pages waited for
 * @param launcher memory of the launcher's process, which the console is a part of, in mebibytes, at even intervals
 *     from the beginning of the load to its end
 * @param failures requests of pages that failed
 * @param load what customers got, as {@code ./souk load} prints it
 */
public record ConsoleResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        double minutes,
        double perSecond,
        Map<String, Double> firstSeenSeconds,
        List<PageFigures> pages,
        List<Double> launcher,
        Map<String, Long> failures,
        List<String> load)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "console";
    }

    @Override
    public boolean isValid() {
        return failures.isEmpty();
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add(String.format(
                Locale.ROOT, "Souk: %s; %.1f minutes, %.0f requests and orders a second", commit, minutes, perSecond));
        lines.add("seconds from the first request until the console shows it: " + firstSeen());
        lines.add(PageFigures.HEADING);
        pages.forEach(page -> lines.add(page.row()));
        lines.add("launcher with console, MiB from beginning to end: " + FigureLines.join(launcher));
        lines.addAll(load);
        lines.addAll(FigureLines.errors(failures));
        return lines;
    }

    private String firstSeen() {
        return firstSeenSeconds.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.1f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
