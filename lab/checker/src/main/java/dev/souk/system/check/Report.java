package dev.souk.system.check;

import dev.souk.tools.cli.AnsiColors;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All verdicts of one check, in the order of the invariants. */
public record Report(List<Verdict> verdicts) {

    public Report {
        verdicts = verdicts.stream()
                .sorted(Comparator.comparingInt(Verdict::number))
                .toList();
    }

    public boolean holds() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /** The violated invariants, each once. */
    public List<String> broken() {
        return verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::invariant)
                .distinct()
                .toList();
    }

    public Report and(Report other) {
        return new Report(
                Stream.concat(verdicts.stream(), other.verdicts.stream()).toList());
    }

    /** A line for each claim, below it one for each violation, and a summary. */
    public List<String> lines(AnsiColors colors) {
        String summary = holds()
                ? colors.green("Every invariant that was checked holds.")
                : colors.red("Broken: " + String.join(", ", broken()));
        return Stream.concat(claims(colors), Stream.of(summary)).toList();
    }

    /** The same without the summary. */
    public Stream<String> claims(AnsiColors colors) {
        return verdicts.stream().flatMap(verdict -> verdict.lines(colors));
    }
}
