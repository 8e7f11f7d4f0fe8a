package dev.souk.system.attack;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of all attacks.
 *
 * @param calls the number of requests that were sent
 */
public record AttackReport(List<Probes> attacks, int calls) {

    private static final int MAX_SHOWN = 100; // variants of an attack

    /** The names of the attacks that got through. */
    public List<String> through() {
        return names(Probes.THROUGH);
    }

    /** The names of the attacks of which a part was not answered, and no variant that was got through. */
    public List<String> unanswered() {
        return names(Probes.NO_ANSWER);
    }

    private List<String> names(String verdict) {
        return attacks.stream()
                .filter(probes -> probes.verdict().equals(verdict))
                .map(probes -> probes.attack().name())
                .toList();
    }

    /** A line for each attack, one for each variant that was not refused, and the sum. */
    public List<String> lines() {
        int variants =
                attacks.stream().mapToInt(probes -> probes.tried().size()).sum();
        String sum = "attacks tried %s (%s variants, %s requests), not answered %s, through %s"
                .formatted(
                        attacks.size(),
                        variants,
                        calls,
                        unanswered().size(),
                        through().size());
        return Stream.concat(attacks.stream().flatMap(AttackReport::lines), Stream.of(sum))
                .toList();
    }

    private static Stream<String> lines(Probes probes) {
        Attack attack = probes.attack();
        String line =
                "%-9s %4s  %-22s %s".formatted(probes.verdict(), probes.tried().size(), attack.name(), attack.tries());
        Stream<String> variants = Stream.concat(probes.through().stream(), probes.unanswered().stream());
        return Stream.concat(Stream.of(line), variants.limit(MAX_SHOWN).map("               "::concat));
    }
}
