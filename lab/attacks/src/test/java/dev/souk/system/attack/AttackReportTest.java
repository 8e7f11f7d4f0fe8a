package dev.souk.system.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackReportTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);

    @Test
    void everyAttackGetsThroughWhereNothingIsChecked(@TempDir Path logs) throws IOException {
        try (var shop = new VulnerableShop(logs.resolve("access.log"), Set.of())) {
            AttackReport report = AttackReport.of(shop.url(), List.of(logs), List.of(), TIMEOUT, _ -> {});

            assertThat(report.through()).hasSizeGreaterThan(30);
            assertThat(report.lines().getLast())
                    .startsWith("attacks tried %d ".formatted(report.through().size()))
                    .endsWith("through %d".formatted(report.through().size()));
            // It is the shop that fails, not an attack: each of these is a weakness of its own.
            assertThat(String.join("\n", report.lines()))
                    .doesNotContain("not finished")
                    .containsPattern("POST /cart as user .*\\[\\[\\[]]].* → 500") // what is wrong is only the quantity
                    .contains(
                            "GET /users as nobody none, missing",
                            "POST /sessions as everybody",
                            "GET /wallet as user → 200 {\"balance_cents\":1000}",
                            "GET /orders as user",
                            "GET /orders?cursor=x as attacker",
                            "the server of the attacker → was called",
                            "GET /users/me as user ' OR '1'='1",
                            "access.log → [",
                            "\u00e2\u0080\u00a8forged-line", // a line separator of Unicode, as bytes
                            "Content-Length: 5 | Content-Length: 72");
        }
    }

    @Test
    void whatABusyShopDoesNotAnswerHasNotGotThrough(@TempDir Path logs) throws IOException {
        try (var shop = new VulnerableShop(logs.resolve("access.log"), Set.of("v3"))) {
            AttackReport report = AttackReport.of(shop.url(), List.of(logs), List.of(), TIMEOUT, _ -> {});

            assertThat(report.unanswered()).containsExactly("FuzzByDescription");
            assertThat(report.lines())
                    .anySatisfy(line -> assertThat(line).startsWith("NO ANSWER").contains("FuzzByDescription"));
        }
    }

    @Test
    void aShopThatIsGoneHasNotRefusedAnything(@TempDir Path logs) throws IOException {
        try (var shop = new VulnerableShop(logs.resolve("access.log"), Set.of())) {
            AttackReport report = AttackReport.of(shop.url(), List.of(logs), List.of(), TIMEOUT, attack -> {
                if (attack.equals("SpellPathsDifferently")) {
                    shop.dropEverything();
                }
            });

            assertThat(report.unanswered()).contains("SpellPathsDifferently");
        }
    }
}
