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

class ScalingResultTest {

    @Test
    void theJsonHasASectionForEachSize() {
        JsonNode json = Json.MAPPER.readTree(result(Map.of()).json());

        assertThat(json.at("/fill_seconds/100000").asDouble()).isEqualTo(7.5);
        assertThat(json.at("/sections/0/what").asString()).isEqualTo("past orders");
        assertThat(json.at("/sections/0/b").asString()).isEqualTo("100000");
        assertThat(json.at("/sections/0/figures/0/ratio/median").asDouble()).isEqualTo(1.5);
    }

    @Test
    void theTableSaysWhatHasGrown() {
        assertThat(result(Map.of()).table())
                .contains("100000 past orders: 7.5 s", "past orders: A has 1000, B has 100000")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("checkout to CONFIRMED, one user, p50 ")
                        .contains("1.50 (1.50 to 1.50)"));
    }

    @Test
    void aRunWithErrorsIsNoResult() {
        ScalingResult result = result(Map.of("rows of a past order in order-service orders: 0.00, not 1.00", 1L));

        assertThat(result.isValid()).isFalse();
        assertThat(result.table())
                .endsWith("1 × rows of a past order in order-service orders: 0.00, not 1.00")
                .contains("This is no result, since something failed:");
        assertThat(result(Map.of()).isValid()).isTrue();
    }

    private static ScalingResult result(Map<String, Long> errors) {
        var a = new Measurements();
        var b = new Measurements();
        a.add(Figure.ORDER_P50, 20);
        b.add(Figure.ORDER_P50, 30);
        return new ScalingResult(
                Instant.parse("2026-01-02T03:04:05Z"),
                new Machine("CPU", 2, 4096, "Linux", "25", 0.1),
                false,
                "abc",
                Map.of("control", List.of(5.0)),
                Map.of(),
                Map.of(100_000L, 7.5),
                List.of(new ScalingSection("past orders", "1000", "100000", ComparedFigure.of(a, b))),
                errors);
    }
}
