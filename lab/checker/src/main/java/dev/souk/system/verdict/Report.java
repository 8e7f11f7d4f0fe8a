package dev.souk.system.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** These verdicts without the violations that another report of the same system has already. */
    public Report without(Report earlier) {
        Set<Violation> known = earlier.verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
                .collect(Collectors.toSet());
        return new Report(
                verdicts.stream().map(verdict -> verdict.without(known)).toList());
    }
}
