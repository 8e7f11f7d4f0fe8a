package dev.souk.system.attack;

import dev.souk.system.attack.access.AccessAttacks;
import dev.souk.system.attack.input.InputAttacks;
import dev.souk.system.attack.money.MoneyAttacks;
import dev.souk.system.attack.protocol.ProtocolAttacks;
import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.token.TokenAttacks;
import dev.souk.system.attack.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All attacks, one after the other, on the shop at a base URL. They register users and place orders of their own. Their
 * ideas are from OWASP's API Security Top 10 and crAPI, and from the checkers of RESTler.
 */
public final class AttackSuite {

    private final URI shop;
    private final List<Path> logs;
    private final Duration timeout;

    /**
     * Attacks on a shop.
     *
     * @param logs folders with logs of the shop, which are read for forged lines; may be empty
     * @param timeout how long asynchronous effects may take, such as the revocation of a token
     */
    public AttackSuite(URI shop, List<Path> logs, Duration timeout) {
        this.shop = shop;
        this.logs = logs;
        this.timeout = timeout;
    }

    /** Runs them; {@code progress} receives the name of each attack before it starts. */
    public AttackReport run(Consumer<String> progress) throws IOException {
        var wire = new Wire(shop);
        var attacked = new Shop(wire, timeout);
        var results = new ArrayList<AttackResult>();
        for (Attack attack : all()) {
            progress.accept(attack.name());
            results.add(run(attack, attacked));
        }
        return new AttackReport(results, wire.calls());
    }

    private static AttackResult run(Attack attack, Shop shop) {
        var probes = new Probes();
        try {
            attack.run(shop, probes);
        } catch (IOException | UncheckedIOException unfinished) {
            probes.unanswered("the attack itself", "not finished: " + unfinished);
        }
        return new AttackResult(attack.name(), attack.tries(), probes.count(), probes.through(), probes.unanswered());
    }

    private List<Attack> all() {
        return Stream.of(
                        AccessAttacks.all(),
                        TokenAttacks.all(),
                        MoneyAttacks.all(),
                        InputAttacks.all(logs),
                        ProtocolAttacks.all())
                .flatMap(List::stream)
                .toList();
    }
}
