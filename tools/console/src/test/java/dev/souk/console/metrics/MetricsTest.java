package dev.souk.console.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

    @Test
    void everySampleOfAServiceIsRead() throws IOException {
        String text = recorded();
        long lines = text.lines().filter(line -> !line.startsWith("#")).count();

        assertThat(Metrics.parse(text).samples())
                .hasSize((int) lines)
                .contains(new Sample(
                        "resilience4j_circuitbreaker_state", Map.of("name", "cart-service", "state", "closed"), 1.0))
                .contains(new Sample("souk_outbox_pending", Map.of(), 0.0))
                .anySatisfy(sample -> {
                    assertThat(sample.name()).isEqualTo("http_server_requests_seconds_count");
                    assertThat(sample.labels()).contains(entry("outcome", "SUCCESS"), entry("uri", "/orders"));
                });
    }

    @Test
    void escapedCharactersOfALabelAreRestored() {
        assertThat(Metrics.parse("paths{path=\"C:\\\\DIR\\\\\",error=\"say \\\"no\\\"\\nor, {yes}\",} 1")
                        .samples())
                .containsExactly(
                        new Sample("paths", Map.of("path", "C:\\DIR\\", "error", "say \"no\"\nor, {yes}"), 1.0));
    }

    @Test
    void numbersHaveAnExponentOrNoValue() {
        Metrics metrics = Metrics.parse("""
                a 1.79530412E9
                a{x="y"} NaN
                b +Inf
                b -Inf
                c 7 1395066363000
                """);

        assertThat(metrics.sum("a")).hasValue(1_795_304_120.0);
        assertThat(metrics.samples())
                .filteredOn(sample -> sample.name().equals("b"))
                .extracting(Sample::value)
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(metrics.sum("b")).isEmpty();
        assertThat(metrics.sum("c")).hasValue(7.0);
        assertThat(metrics.sum("d")).isEmpty();
    }

    @Test
    void commentsAndEmptyLinesAreSkipped() {
        assertThat(Metrics.parse("# HELP a What it is\n\n# TYPE a gauge\n").samples())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "a", "a{x=\"y\" 1", "a{x=y} 1", "a{x=\"y", "a one", "{x=\"y\"} 1"})
    void anythingElseIsRejected(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.parse(line))
                .withMessageContaining(line);
    }

    @Test
    void samplesAreAddedUpByLabel() throws IOException {
        Predicate<Sample> heap = sample -> sample.label("area").equals("heap");
        Metrics metrics = Metrics.parse(recorded());

        assertThat(metrics.of(heap).sum("jvm_memory_max_bytes")).hasValue(9.732096E7);
        assertThat(metrics.labels("resilience4j_circuitbreaker_state", "name"))
                .containsExactly("cart-service", "user-service");
    }

    private static String recorded() throws IOException {
        try (InputStream file = MetricsTest.class.getResourceAsStream("/metrics/order-service.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}
