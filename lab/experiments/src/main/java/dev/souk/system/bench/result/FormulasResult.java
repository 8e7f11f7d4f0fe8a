package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the relations of articles predict of a running system, and what it does, as it is stored in
 * {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param relations in the order in which they were measured
 */
public record FormulasResult(Instant at, Machine machine, boolean brief, String commit, List<RelationFigures> relations)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "formulas";
    }

    /** A relation that does not hold is a result, too. */
    @Override
    public boolean isValid() {
        return relations.stream().noneMatch(relation -> relation.lines().isEmpty());
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add(String.format(
                Locale.ROOT,
                "Souk: %s; ✗: predicted and measured differ by more than %.0f %%",
                commit,
                RelationFigures.TOLERANCE));
        lines.add(RelationFigures.HEADING.stripTrailing());
        relations.forEach(relation -> lines.addAll(relation.table()));
        return lines;
    }
}
