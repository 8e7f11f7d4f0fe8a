package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

    @Test
    void eachServiceHasAVariable() {
        SoukOptions options = SoukOptions.isolated(new SourceTree(Path.of("")), Path.of("state"));

        SoukOptions with = JavaOptions.addTo(
                options,
                Map.of("SOUK_CART_SERVICE_JAVA_OPTS", " -Xmx256m  -Dcolour=red ", "SOUK_USER_SERVICE_JAVA_OPTS", " "));

        assertThat(with.customizations())
                .containsExactly(
                        new Customization("cart-service", Map.of(), List.of("-Xmx256m", "-Dcolour=red"), List.of()));
    }
}
