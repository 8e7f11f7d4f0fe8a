package dev.souk.system.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackSuiteTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);

    @Test
    void everyAttackGetsThroughWhereNothingIsChecked(@TempDir Path logs) throws IOException {
        try (var shop = new VulnerableShop(logs.resolve("access.log"), Set.of())) {
            AttackReport report = new AttackSuite(shop.url(), List.of(logs), TIMEOUT).run(_ -> {});

            assertThat(report.results()).hasSizeGreaterThan(30).isEqualTo(report.through());
            assertThat(report.lines().getLast())
                    .startsWith("attacks tried %d ".formatted(report.results().size()))
                    .endsWith("through %d".formatted(report.results().size()));
            // It is the shop that fails, not an attack: each of these is a weakness of its own.
            assertThat(String.join("\n", report.lines()))
                    .doesNotContain("not finished")
                    .contains(
                            "alg 'none', GET /users",
                            "a wrong password → 401",
                            "one cart, ordered 10 times",
                            "one deposit, sent 10 times",
                            "three orders with money for one",
                            "a URL in a token → the server of the attacker was called",
                            "the name ' OR '1'='1",
                            "access.log → [forged-line-of-an-attack",
                            "Content-Length: 5 | Content-Length: ");
        }
    }

    @Test
    void whatABusyShopDoesNotAnswerHasNotGotThrough(@TempDir Path logs) throws IOException {
        try (var shop = new VulnerableShop(logs.resolve("access.log"), Set.of("v3"))) {
            AttackReport report = new AttackSuite(shop.url(), List.of(logs), TIMEOUT).run(_ -> {});

            assertThat(report.unanswered()).extracting(AttackResult::name).containsExactly("FuzzByDescription");
            assertThat(report.lines())
                    .anySatisfy(line -> assertThat(line).startsWith("NO ANSWER").contains("FuzzByDescription"));
        }
    }
}
