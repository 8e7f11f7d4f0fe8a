package dev.souk.system.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

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
    public List<String> lines(Ansi colors) {
        String summary = holds()
                ? "@|green Every invariant that was checked holds.|@"
                : "@|red Broken: %s|@".formatted(String.join(", ", broken()));
        return Stream.concat(claims(colors), Stream.of(colors.string(summary))).toList();
    }

    /** The same without the summary. */
    public Stream<String> claims(Ansi colors) {
        return verdicts.stream().flatMap(verdict -> verdict.lines(colors));
    }
}
