package dev.souk.system.verdict;

import dev.souk.system.verdict.Verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects a verdict: counts what is checked, and keeps the first 300 violations. */
public final class Findings {

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

    /** One more thing was checked. If it does not hold, adds a violation with that detail: a format and its values. */
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
