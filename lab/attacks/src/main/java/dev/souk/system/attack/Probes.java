package dev.souk.system.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the variants of an attack.
 *
 * @param tried all variants
 * @param through those that got through, and what the shop did
 * @param unanswered those of which nobody knows, since the shop was not available
 */
record Probes(Attack attack, List<String> tried, List<String> through, List<String> unanswered) {

    static final String THROUGH = "THROUGH";
    static final String NO_ANSWER = "NO ANSWER";
    static final String REFUSED = "refused";

    Probes(Attack attack) {
        this(attack, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** One variant, and whether the shop withstood it; {@code found} is what it did otherwise. */
    void expect(boolean withstood, String variant, Object found) {
        if (withstood) {
            tried.add(variant);
        } else if (found instanceof Response response && response.isUnavailable()) {
            addUnanswered(variant, found);
        } else {
            add(through, variant, found);
        }
    }

    /** One variant of which nobody knows; {@code reason} says why. */
    void addUnanswered(String variant, Object reason) {
        add(unanswered, variant, reason);
    }

    private void add(List<String> findings, String variant, Object found) {
        tried.add(variant);
        findings.add(variant + " → " + found);
    }

    /** As in the report. */
    String verdict() {
        return !through.isEmpty() ? THROUGH : unanswered.isEmpty() ? REFUSED : NO_ANSWER;
    }
}
