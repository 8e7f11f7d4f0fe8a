package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    @Test
    void methodsAreSortedByTheirShare() {
        var profile = new Profile(
                Profiler.Type.CPU.event(),
                Map.of("java.util.HashMap.run", 3L, "dev.souk.cart.Cart.run", 2L, "org.x.Filter.run", 15L),
                20);

        assertThat(profile.text("cart-service#1", Duration.ofMillis(1500)))
                .containsExactly(
                        "cart-service#1: 20 samples (%s); the process used 1.5 s of CPU time"
                                .formatted(Profiler.Type.CPU.event()),
                        "   75.0 %  org.x.Filter.run",
                        "   15.0 %  java.util.HashMap.run",
                        "   10.0 %  dev.souk.cart.Cart.run");
    }

    @Test
    void onlyTheFirstTwentyAreListed() {
        Map<String, Long> weights = IntStream.range(0, 23)
                .boxed()
                .collect(Collectors.toMap("p%02d.Type.run"::formatted, n -> n < 20 ? 4L : 1L));

        assertThat(new Profile(Profiler.Type.CPU.event(), weights, 83).text("cart-service#1", Duration.ZERO))
                .hasSize(1 + 20)
                .noneMatch(line -> line.contains("p20.Type"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.souk.Cart$$Lambda+0x00007f81a7090218/543846639, dev.souk.Cart$$Lambda",
        "dev.souk.Cart$$Lambda/0x00007f81a7090218, dev.souk.Cart$$Lambda",
        "java.lang.invoke.LambdaForm$MH+0x0000000011007400/1, java.lang.invoke.LambdaForm$MH",
        "jdk.internal.reflect.Accessor/12345, jdk.internal.reflect.Accessor",
        "dev.souk.Cart, dev.souk.Cart"
    })
    void aHiddenClassIsNamedWithoutItsNumber(String recorded, String name) {
        assertThat(Profile.name(recorded, "run")).isEqualTo(name + ".run");
    }
}
