package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.tools.client.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComparisonResultTest {

    private static final Machine MACHINE = new Machine("CPU", 2, 4096, "Linux", "25", 0.1);

    private final Measurements a = new Measurements();
    private final Measurements b = new Measurements();

    @Test
    void theJsonHasEachFigureOfBothSidesWithItsSpread() {
        measure(Figure.ORDERS, a, 10, 20, 30);
        measure(Figure.ORDERS, b, 20, 30, 90);

        JsonNode json = Json.MAPPER.readTree(result(Map.of()).json());

        assertThat(json.path("at").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.at("/machine/memory_mebibytes").asInt()).isEqualTo(4096);
        assertThat(json.at("/sides/1/options/0").asString()).isEqualTo("--tls");
        JsonNode orders = json.at("/figures/0");
        assertThat(orders.path("name").asString()).isEqualTo("confirmed orders");
        assertThat(orders.at("/a/median").asDouble()).isEqualTo(20);
        assertThat(orders.at("/b/max").asDouble()).isEqualTo(90);
        assertThat(orders.at("/ratio/median").asDouble()).isEqualTo(2);
        assertThat(orders.at("/ratio/min").asDouble()).isEqualTo(1.5);
        assertThat(orders.at("/ratio/rounds")).hasSize(3);
    }

    @Test
    void theTableHasALineForEachFigure() {
        measure(Figure.ORDERS, a, 10, 20);
        measure(Figure.ORDERS, b, 20, 20);
        measure(Figure.cpuOf("registry-service"), a, 0, 1);
        measure(Figure.cpuOf("registry-service"), b, 1, 1);

        List<String> lines = result(Map.of()).table();

        assertThat(lines)
                .contains("A: abc", "B: abc + changes, up --tls", "warm-up of A, orders/s: 5.0")
                .contains("failed during warm-up: 2 × A: POST /orders 503")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("confirmed orders ")
                        .contains("15.0 (10.0 to 20.0)", "20.0 (20.0 to 20.0)", "1.50 (1.00 to 2.00)"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("CPU of an order: reg").endsWith(" –"))
                .noneMatch(line -> line.contains("no result"));
    }

    @Test
    void aRunWithErrorsIsNoResult() {
        ComparisonResult result = result(Map.of("A: POST /orders 503", 3L));

        assertThat(result.isValid()).isFalse();
        assertThat(result.table()).endsWith("This is no result, since something failed:", "3 × A: POST /orders 503");
        assertThat(result(Map.of()).isValid()).isTrue();
    }

    private static void measure(Figure figure, Measurements side, double... values) {
        for (double value : values) {
            side.add(figure, value);
        }
    }

    private ComparisonResult result(Map<String, Long> errors) {
        var sides = List.of(
                new MeasuredSide("A", "abc", List.of()), new MeasuredSide("B", "abc + changes", List.of("--tls")));
        return new ComparisonResult(
                Instant.parse("2026-01-02T03:04:05Z"),
                MACHINE,
                false,
                sides,
                Map.of("A", List.of(5.0)),
                Map.of("A: POST /orders 503", 2L),
                Map.of("A", 7L),
                ComparedFigure.of(a, b),
                errors);
    }
}
