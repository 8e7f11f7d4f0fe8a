package dev.souk.system.bench.result;

import static java.util.stream.Collectors.joining;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an experiment measured, to which it adds until it ends.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param settings how much was measured, and how
 * @param warmUp what systems did in a second while they warmed up, by system
 * @param warmUpErrors what failed meanwhile, by kind: a cold system may reject what it cannot do yet
 * @param tables the figures
 * @param errors what makes it no result, and how often it happened
 */
public record Report(
        String kind,
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        Map<String, Object> settings,
        Map<String, List<Double>> warmUp,
        Map<String, Long> warmUpErrors,
        List<Table> tables,
        Map<String, Long> errors) {

    /** Without a figure yet. */
    public static Report begun(String kind, Instant at, boolean brief, String commit) {
        return new Report(
                kind,
                at,
                Machine.current(),
                brief,
                commit,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new TreeMap<>(),
                new ArrayList<>(),
                new TreeMap<>());
    }

    /** Adds a setting. */
    public Report with(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /** The table of this title, which is added when it is first asked for. */
    public Table table(String title, String headings) {
        return tables.stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseGet(() -> {
                    tables.add(new Table(title, headings));
                    return tables.getLast();
                });
    }

    /** Adds what was done in a second while a system warmed up. */
    public void warmUp(String system, Outcome outcome) {
        double perSecond = whileCold(system, outcome).perSecond();
        warmUp.computeIfAbsent(system, _ -> new ArrayList<>()).add(Table.rounded(perSecond, 1));
    }

    /** Counts what failed in a load that is measured. In the brief form no system is ever warm. */
    public Outcome measured(String system, Outcome outcome) {
        return counted(system, outcome, brief ? warmUpErrors : errors);
    }

    /** Counts what failed in a load that is not measured. */
    public Outcome whileCold(String system, Outcome outcome) {
        return counted(system, outcome, warmUpErrors);
    }

    /** Nothing can be computed from a load without a success. */
    private static Outcome counted(String system, Outcome outcome, Map<String, Long> counts) {
        outcome.errors().forEach((kind, count) -> counts.merge(system + ": " + kind, count, Long::sum));
        if (outcome.done() == 0) {
            throw new ToolException("Nothing succeeded on %s: %s".formatted(system, outcome.errors()));
        }
        return outcome;
    }

    /** Without what is required it is no result. */
    public void require(boolean holds, String otherwise) {
        if (!holds) {
            errors.merge(otherwise, 1L, Long::sum);
        }
    }

    /** Whether nothing failed. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /** As JSON, with a line end. */
    public String json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** As lines of text. */
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(machine.line());
        lines.add("Souk %s%s"
                .formatted(
                        commit,
                        settings.entrySet().stream()
                                .map(setting -> "; %s: %s".formatted(setting.getKey(), setting.getValue()))
                                .collect(joining())));
        warmUp.forEach((system, rates) -> lines.add("warm-up of %s, in a second: %s".formatted(system, rates)));
        warmUpErrors.forEach((kind, count) -> lines.add("failed during warm-up: %s × %s".formatted(count, kind)));
        tables.forEach(table -> lines.addAll(table.lines()));
        if (!isValid()) {
            lines.addAll(List.of("", "This is no result:"));
            errors.forEach((kind, count) -> lines.add("- %s × %s".formatted(count, kind)));
        }
        return lines;
    }
}
