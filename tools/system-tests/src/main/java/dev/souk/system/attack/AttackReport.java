package dev.souk.system.attack;

import java.util.List;
import java.util.stream.Stream;

/**
 * The results of all attacks.
 *
 * @param calls number of requests that were sent
 */
public record AttackReport(List<AttackResult> results, int calls) {

    /** The attacks that got through. */
    public List<AttackResult> through() {
        return results.stream().filter(result -> !result.isRefused()).toList();
    }

    /** A line for each attack, one for each variant that got through, and the sum. */
    public List<String> lines() {
        int variants = results.stream().mapToInt(AttackResult::variants).sum();
        String sum = "attacks tried %d (%d variants, %d requests), through %d"
                .formatted(results.size(), variants, calls, through().size());
        return Stream.concat(results.stream().flatMap(AttackReport::lines), Stream.of(sum))
                .toList();
    }

    private static Stream<String> lines(AttackResult result) {
        String verdict = result.isRefused() ? "refused" : "THROUGH";
        String line = "%-8s %4d  %-22s %s".formatted(verdict, result.variants(), result.name(), result.tries());
        return Stream.concat(Stream.of(line), result.through().stream().map("              "::concat));
    }
}
