package dev.souk.system.chaos.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.observe.Topics;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Map;

/** Checks that poison records are dead letters. That they block no other record is seen from the system at rest. */
final class PoisonChecks {

    private static final Map<String, List<String>> READERS = Map.of(
            "souk.users", List.of("cart-service", "order-service"),
            "souk.stock", List.of("order-service"),
            "souk.payments", List.of("order-service"),
            "souk.orders", List.of("cart-service", "user-service"));

    private PoisonChecks() {}

    static Verdict check(Topics topics, List<Incident> incidents) {
        var findings = new Findings("I11", "a poison record is a dead letter of every group that reads its topic");
        incidents.stream()
                .filter(incident -> incident.injectionFailure() == null)
                .map(Incident::fault)
                .filter(Poison.class::isInstance)
                .map(Poison.class::cast)
                .forEach(poison -> check(poison, topics, findings));
        return findings.verdict();
    }

    private static void check(Poison poison, Topics topics, Findings findings) {
        for (String reader : READERS.getOrDefault(poison.topic(), List.of())) {
            String deadLetters = poison.topic() + "." + reader + ".dlt";
            boolean isThere = topics.all(deadLetters).stream()
                    .anyMatch(letter -> letter.key() != null
                            && new String(letter.key(), UTF_8)
                                    .equals(poison.key().toString()));
            findings.expect(isThere, poison, "not on %s", deadLetters);
        }
    }
}
