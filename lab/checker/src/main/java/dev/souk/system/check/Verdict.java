package dev.souk.system.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The result for one claim, to which a check adds until it ends.
 *
 * @param invariant `I1` to `I15`; `run` for what is said of a run itself
 * @param claim the invariant, or the part of it that was checked, in words
 * @param checkedCount how many orders, wallets, events … were checked; 0 proves nothing
 * @param violations at most 300
 */
public record Verdict(String invariant, String claim, AtomicLong checkedCount, List<Violation> violations) {

    private static final int MAX_VIOLATIONS = 300;

    /**
     * One violation.
     *
     * @param subject the order, wallet, item or event, by its id
     * @param detail what was found, and what should be
     */
    public record Violation(String subject, String detail) {}

    /** Of that claim, which is the invariant or a part of it; nothing is checked yet. */
    public Verdict(String invariant, String claim) {
        this(invariant, claim, new AtomicLong(), new ArrayList<>());
    }

    /** One more thing was checked. If it does not hold, adds a violation with that detail: a format and its values. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
    public void expect(boolean holds, Object subject, String detail, @Nullable Object... values) {
        checkedCount.incrementAndGet();
        if (!holds && violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(subject.toString(), String.format(Locale.ROOT, detail, values)));
        }
    }

    /** Whether the claim holds for everything that was checked. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** The number of the invariant. What is none, such as the verdict on the run itself, comes last. */
    int number() {
        return invariant.matches("I\\d{1,2}") ? Integer.parseInt(invariant.substring(1)) : Integer.MAX_VALUE;
    }

    Stream<String> lines(Ansi colors) {
        return Stream.concat(
                Stream.of("%-4s %s %7s  %s".formatted(invariant, state(colors), checkedCount, claim)),
                violations.stream()
                        .map(one -> colors.string("       @|bold %s|@ ".formatted(one.subject)) + one.detail));
    }

    private String state(Ansi colors) {
        if (!holds()) {
            return colors.string("@|red BROKEN  |@");
        }
        return colors.string(checkedCount.get() == 0 ? "@|yellow not seen|@" : "@|green holds   |@");
    }
}
