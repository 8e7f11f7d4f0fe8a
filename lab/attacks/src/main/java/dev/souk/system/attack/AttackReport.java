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
        return results.stream().filter(result -> !result.through().isEmpty()).toList();
    }

    /** The attacks of which a part was not answered, and no variant that was got through. */
    public List<AttackResult> unanswered() {
        return results.stream()
                .filter(result -> !result.isRefused() && result.through().isEmpty())
                .toList();
    }

    /** A line for each attack, one for each variant that was not refused, and the sum. */
    public List<String> lines() {
        int variants = results.stream().mapToInt(AttackResult::variants).sum();
        String sum = "attacks tried %s (%s variants, %s requests), not answered %s, through %s"
                .formatted(
                        results.size(),
                        variants,
                        calls,
                        unanswered().size(),
                        through().size());
        return Stream.concat(results.stream().flatMap(AttackReport::lines), Stream.of(sum))
                .toList();
    }

    private static Stream<String> lines(AttackResult result) {
        String verdict = result.isRefused() ? "refused" : result.through().isEmpty() ? "NO ANSWER" : "THROUGH";
        String line = "%-9s %4s  %-22s %s".formatted(verdict, result.variants(), result.name(), result.tries());
        Stream<String> variants =
                Stream.of(result.through(), result.unanswered()).flatMap(List::stream);
        return Stream.concat(Stream.of(line), variants.map("               "::concat));
    }
}
