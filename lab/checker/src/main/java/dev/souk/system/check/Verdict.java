package dev.souk.system.check;

import dev.souk.tools.cli.AnsiColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result for one claim.
 *
 * @param invariant `I1` to `I15`
 * @param claim the invariant, or the part of it that was checked, in words
 * @param checkedCount how many orders, wallets, events … were checked; 0 proves nothing
 * @param violations at most 300
 */
public record Verdict(String invariant, String claim, long checkedCount, List<Violation> violations) {

    /**
     * One violation.
     *
     * @param subject the order, wallet, item or event, by its id
     * @param detail what was found, and what should be
     */
    public record Violation(String subject, String detail) {}

    public static Verdict of(String invariant, String claim, Consumer<Findings> check) {
        var findings = new Findings(invariant, claim);
        check.accept(findings);
        return findings.verdict();
    }

    /** Whether the claim holds for everything that was checked. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** The number of the invariant. What is none, such as the verdict on the run itself, comes last. */
    int number() {
        return invariant.matches("I\\d{1,2}") ? Integer.parseInt(invariant.substring(1)) : Integer.MAX_VALUE;
    }

    Stream<String> lines(AnsiColors colors) {
        return Stream.concat(
                Stream.of("%-4s %s %7s  %s".formatted(invariant, state(colors), checkedCount, claim)),
                violations.stream().map(one -> "       %s %s".formatted(colors.bold(one.subject), one.detail)));
    }

    private String state(AnsiColors colors) {
        if (!holds()) {
            return colors.red("BROKEN  ");
        }
        return checkedCount == 0 ? colors.yellow("not seen") : colors.green("holds   ");
    }

    /** Collects a verdict: counts what is checked, and keeps the first 300 violations. */
    public static final class Findings {

        private static final int MAX_VIOLATIONS = 300;

        private final String invariant;
        private final String claim;
        private final List<Violation> violations = new ArrayList<>();
        private long checkedCount;

        /** About that claim, which is the invariant or a part of it. */
        public Findings(String invariant, String claim) {
            this.invariant = invariant;
            this.claim = claim;
        }

        /**
         * One more thing was checked. If it does not hold, adds a violation with that detail: a format and its values.
         */
        @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
        public void expect(boolean holds, Object subject, String detail, @Nullable Object... values) {
            checkedCount++;
            if (!holds && violations.size() < MAX_VIOLATIONS) {
                violations.add(new Violation(subject.toString(), String.format(Locale.ROOT, detail, values)));
            }
        }

        /** The result so far. */
        public Verdict verdict() {
            return new Verdict(invariant, claim, checkedCount, List.copyOf(violations));
        }
    }
}
