package dev.souk.system.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideTest {

    @Test
    void aWordWithANameInCapitalsIsAVariableAndAnyOtherAnOption() {
        var side = new Side(
                "B", Path.of("."), List.of("--instances", "order-service=2", "OTEL_SDK_DISABLED=true", "A=b=c"));

        assertThat(side.options()).containsExactly("--instances", "order-service=2");
        assertThat(side.variables()).isEqualTo(Map.of("OTEL_SDK_DISABLED", "true", "A", "b=c"));
    }
}
