package dev.souk.system.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What became of all attacks, one after the other, on a shop. They register users and place orders of their own. Their
 * ideas are from OWASP's API Security Top 10 and crAPI, and from the checkers of RESTler.
 *
 * @param calls the number of requests that were sent
 */
public record AttackReport(List<Probes> attacks, int calls) {

    private static final List<String> GROUPS = List.of("fuzz", "access", "token", "money", "input", "protocol");
    private static final int MAX_SHOWN = 100; // variants of an attack

    /**
     * Attacks.
     *
     * @param shop its base URL
     * @param logs folders with logs of the shop, which are read for forged lines; may be empty
     * @param users access tokens of 40 users, such as those of another provider; if empty, users are registered
     * @param timeout how long asynchronous effects may take, such as the revocation of a token
     * @param progress receives the name of each attack before it starts
     */
    public static AttackReport of(
            URI shop, List<Path> logs, List<String> users, Duration timeout, Consumer<String> progress)
            throws IOException {
        var wire = new Wire(shop, timeout, new AtomicInteger());
        var context = Context.of(wire, logs, users);
        var attacks = new ArrayList<Probes>();
        for (Attack attack :
                GROUPS.stream().flatMap(group -> Attack.of(group).stream()).toList()) {
            progress.accept(attack.name());
            var probes = new Probes(attack);
            try {
                attack.run(context.forAttack(), probes);
                Response afterwards = context.send("GET /items?limit=1");
                if (afterwards.status() != 200) { // a closed connection is a refusal only of a shop that is still there
                    probes.addUnanswered("the shop afterwards", afterwards);
                }
            } catch (IOException | UncheckedIOException unfinished) {
                probes.addUnanswered("the attack itself", "not finished: " + unfinished);
            }
            attacks.add(probes);
        }
        return new AttackReport(attacks, wire.calls().get());
    }

    /** The names of the attacks that got through. */
    public List<String> through() {
        return names(Probes.THROUGH);
    }

    /** The names of the attacks of which no variant got through, but some were not answered. */
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
