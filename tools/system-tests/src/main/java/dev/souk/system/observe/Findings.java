package dev.souk.system.observe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verdict in the making: counts what is looked at, and keeps the first few hundred that break the claim. */
public final class Findings {

    private static final int MOST = 300;

    private final String invariant;
    private final String claim;
    private final List<Violation> violations = new ArrayList<>();
    private long looked;

    public Findings(String invariant, String claim) {
        this.invariant = invariant;
        this.claim = claim;
    }

    /**
     * One more thing was looked at; if it is not as expected it is named with what was seen: a format and its values.
     */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
    public void expect(boolean asExpected, Object subject, String seen, @Nullable Object... values) {
        looked++;
        if (!asExpected && violations.size() < MOST) {
            violations.add(new Violation(subject.toString(), seen.formatted(values)));
        }
    }

    public Verdict verdict() {
        return new Verdict(invariant, claim, looked, List.copyOf(violations));
    }
}
