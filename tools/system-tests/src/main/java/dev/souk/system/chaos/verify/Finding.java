package dev.souk.system.chaos.verify;

import dev.souk.system.observe.Verdict;
import dev.souk.system.observe.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A verdict while it is being found. */
public final class Finding {

    private static final int MOST = 100;

    private final String invariant;
    private final String claim;
    private final List<Violation> violations = new ArrayList<>();
    private long looked;

    Finding(String invariant, String claim) {
        this.invariant = invariant;
        this.claim = claim;
    }

    /** Looks at one thing; when it is not as it should be, says what was seen. */
    void look(boolean isWell, Object subject, Supplier<String> detail) {
        looked++;
        if (!isWell && violations.size() < MOST) {
            violations.add(new Violation(String.valueOf(subject), detail.get()));
        }
    }

    Verdict verdict() {
        return new Verdict(invariant, claim, looked, List.copyOf(violations));
    }
}
