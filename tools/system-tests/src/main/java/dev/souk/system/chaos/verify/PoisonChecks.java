package dev.souk.system.chaos.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.TopicRecords;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where poison ended. That it stopped nobody else is told by everything else being at rest. */
public final class PoisonChecks {

    private static final Map<String, List<String>> READERS = Map.of(
            "souk.users", List.of("cart-service", "order-service"),
            "souk.stock", List.of("order-service"),
            "souk.payments", List.of("order-service"),
            "souk.orders", List.of("cart-service", "user-service"));

    private final TopicRecords records;
    private final List<Poison> poisons;

    PoisonChecks(ChaosEnvironment environment, List<Incident> incidents) {
        this.records = new TopicRecords(environment.target().kafka());
        this.poisons = incidents.stream()
                .filter(incident -> incident.injectionFailure() == null)
                .map(Incident::fault)
                .filter(Poison.class::isInstance)
                .map(Poison.class::cast)
                .toList();
    }

    Verdict verdict() {
        var finding = new Finding("I11", "poison lies on the dead-letter topic of every group that reads its topic");
        for (Poison poison : poisons) {
            for (String reader : READERS.getOrDefault(poison.topic(), List.of())) {
                String deadLetters = poison.topic() + "." + reader + ".dlt";
                finding.look(
                        keys(deadLetters).contains(poison.key().toString()),
                        poison,
                        () -> "not on %s".formatted(deadLetters));
            }
        }
        return finding.verdict();
    }

    private Set<String> keys(String topic) {
        return records.read(topic, _ -> 0, Integer.MAX_VALUE).stream()
                .map(dead -> dead.key() == null ? "" : new String(dead.key(), UTF_8))
                .collect(Collectors.toSet());
    }
}
