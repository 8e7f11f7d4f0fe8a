package dev.souk.system.attack.shop;

import dev.souk.system.attack.wire.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the variants of one attack, those that got through, and those of which nobody knows since the shop was not
 * available; at most 50 of each.
 */
public final class Probes {

    private static final int MAX_FINDINGS = 50;

    private final List<String> through = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private int count;

    /** One variant, and whether the shop withstood it; {@code found} is what it did otherwise. */
    public void expect(boolean withstood, String variant, Object found) {
        count++;
        if (!withstood) {
            boolean unavailable = found instanceof Answer answer && answer.isUnavailable();
            add(unavailable ? unanswered : through, variant, found);
        }
    }

    /** One variant of which nobody knows; {@code reason} says why. */
    public void unanswered(String variant, Object reason) {
        count++;
        add(unanswered, variant, reason);
    }

    private static void add(List<String> findings, String variant, Object found) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(variant + " → " + found);
        }
    }

    /** The answer has to be an error of the caller, with a problem. */
    public void expectRefused(String variant, Answer answer) {
        expect(answer.isRefused() && isWellDescribed(answer), variant, answer);
    }

    /** The answer has to be one of these errors, with a problem. */
    public void expectStatus(String variant, Answer answer, Integer... statuses) {
        expect(List.of(statuses).contains(answer.status()) && isWellDescribed(answer), variant, answer);
    }

    /** The answer has to be a success or an error of the caller: nothing unexpected happened in the server. */
    public void expectHandled(String variant, Answer answer) {
        expect((answer.isSuccess() || answer.isRefused()) && isWellDescribed(answer), variant, answer);
    }

    private static boolean isWellDescribed(Answer answer) {
        return answer.status() < 400 || answer.isProblem();
    }

    /** How many variants were tried. */
    public int count() {
        return count;
    }

    /** What got through. */
    public List<String> through() {
        return List.copyOf(through);
    }

    /** What was not answered. */
    public List<String> unanswered() {
        return List.copyOf(unanswered);
    }
}
