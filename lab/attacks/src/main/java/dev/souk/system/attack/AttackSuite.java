package dev.souk.system.attack;

import dev.souk.system.attack.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All attacks, one after the other, on the shop at a base URL. They register users and place orders of their own. Their
 * ideas are from OWASP's API Security Top 10 and crAPI, and from the checkers of RESTler.
 *
 * @param logs folders with logs of the shop, which are read for forged lines; may be empty
 * @param timeout how long asynchronous effects may take, such as the revocation of a token
 */
public record AttackSuite(URI shop, List<Path> logs, Duration timeout) {

    private static final List<String> GROUPS = List.of("fuzz", "access", "token", "money", "input", "protocol");

    /** Runs them; {@code progress} receives the name of each attack before it starts. */
    public AttackReport run(Consumer<String> progress) throws IOException {
        var wire = new Wire(shop, timeout);
        var context = Context.of(wire, logs);
        var attacks = new ArrayList<Probes>();
        for (Attack attack :
                GROUPS.stream().flatMap(group -> Attack.of(group).stream()).toList()) {
            progress.accept(attack.name());
            attacks.add(run(attack, context.forAttack()));
        }
        return new AttackReport(attacks, wire.calls());
    }

    private static Probes run(Attack attack, Context context) {
        var probes = new Probes(attack);
        try {
            attack.run(context, probes);
        } catch (IOException | UncheckedIOException unfinished) {
            probes.addUnanswered("the attack itself", "not finished: " + unfinished);
        }
        return probes;
    }
}
