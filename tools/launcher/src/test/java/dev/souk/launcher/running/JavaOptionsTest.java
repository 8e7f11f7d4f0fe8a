package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

    @Test
    void eachServiceHasAVariable() {
        var customizations = JavaOptions.of(Map.of("SOUK_CART_SERVICE_JAVA_OPTS", " -Xmx256m  -Dcolour=red "));

        assertThat(customizations)
                .filteredOn(customization -> !customization.jvmOptions().isEmpty())
                .containsExactly(
                        new Customization("cart-service", Map.of(), List.of("-Xmx256m", "-Dcolour=red"), List.of()));
    }
}
