package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebugPortTest {

    @Test
    void theUsualPortIs5005AndThePortOfTheFirstInstance() {
        assertThat(DebugPort.of("cart")).isEqualTo(new DebugPort("cart-service#1", 5005));
        assertThat(DebugPort.of("gateway-service:5006")).isEqualTo(new DebugPort("gateway-service", 5006));
    }

    @Test
    void onlyThisMachineCanAttach() {
        assertThat(DebugPort.of("cart").jvmOptions()).allMatch(option -> option.contains("address=127.0.0.1:5005"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "nobody", "cart:", "cart:x"})
    void anythingElseIsRejected(String typed) {
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> DebugPort.of(typed));
    }
}
