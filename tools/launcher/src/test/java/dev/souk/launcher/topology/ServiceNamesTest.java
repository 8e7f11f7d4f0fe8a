package dev.souk.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNamesTest {

    private static final List<String> RUNNING = List.of("kafka", "order-service#1", "order-service#2");

    @ParameterizedTest
    @CsvSource({
        "kafka, kafka",
        "KAFKA#1, kafka",
        "order#2, order-service#2",
        "order-service#1, order-service#1",
        "order, order-service#1 order-service#2"
    })
    void shortAndLongNamesAreEquivalent(String typed, String meant) {
        assertThat(ServiceNames.processes(typed, RUNNING)).containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"orders", "order#3", "kafka#2"})
    void anUnknownNameIsRejectedWithTheKnownNames(String typed) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> ServiceNames.processes(typed, RUNNING))
                .withMessageContaining(typed)
                .withMessageContaining("order-service");
    }

    @Test
    void aServiceIsFoundByItsShortName() {
        assertThat(ServiceNames.service("gateway")).isEqualTo(Topology.GATEWAY);
        assertThat(ServiceNames.service("haproxy")).isEqualTo(Topology.EDGE);
    }
}
