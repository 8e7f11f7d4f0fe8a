package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void aProcessInheritsNothingThatWouldBreakItsStart() {
        var variables = new HashMap<>(Map.of(
                "EDITOR", "vi",
                "DEBUG", "*",
                "SPRING_DATASOURCE_PASSWORD", "of another application",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));

        Command.clean(variables);

        assertThat(variables).containsOnly(Map.entry("EDITOR", "vi"), Map.entry("LC_ALL", "C.UTF-8"));
    }
}
