package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void packagesAndMethodsAreSortedByTheirShare() {
        List<Sample> samples = List.of(
                new Sample("dev.souk.cart.Cart", "dev.souk.cart", "java.util.HashMap.run", null, 3),
                new Sample("dev.souk.cart.Cart", "dev.souk.cart", "dev.souk.cart.Cart.run", null, 2),
                new Sample("(no class of Souk)", "org.x", "org.x.Filter.run", null, 15));

        assertThat(text(ProfileType.CPU, samples))
                .containsExactly(
                        "cart-service#1: 3 samples (%s); the process used 1.5 s of CPU time"
                                .formatted(ProfileType.CPU.event()),
                        "CPU time by class of Souk, with the libraries that it calls",
                        "   75.0 %  (no class of Souk)",
                        "   25.0 %  dev.souk.cart.Cart",
                        "CPU time by package, the innermost one outside the JDK",
                        "   75.0 %  org.x",
                        "   25.0 %  dev.souk.cart",
                        "CPU time by method, without what it calls",
                        "   75.0 %  org.x.Filter.run",
                        "   15.0 %  java.util.HashMap.run",
                        "   10.0 %  dev.souk.cart.Cart.run");
    }

    @Test
    void allocationsAreAlsoListedByClass() {
        List<Sample> samples = List.of(
                new Sample("dev.souk.cart.Cart", "dev.souk.cart", "dev.souk.cart.Cart.run", "byte[]", 75),
                new Sample("dev.souk.cart.Cart", "dev.souk.cart", "dev.souk.cart.Cart.run", "java.lang.String", 25));

        assertThat(text(ProfileType.ALLOCATIONS, samples))
                .endsWith("Allocated memory by class", "   75.0 %  byte[]", "   25.0 %  java.lang.String");
    }

    @Test
    void whatFollowsTheFirstTwentyIsOneLine() {
        List<Sample> samples = IntStream.range(0, 23)
                .mapToObj(n ->
                        new Sample("none", "p%02d".formatted(n), "p%02d.Type.run".formatted(n), null, n < 20 ? 4 : 1))
                .toList();

        assertThat(text(ProfileType.CPU, samples)).hasSize(1 + 2 + 2 * 22).contains("    3.6 %  3 others");
    }

    private static List<String> text(ProfileType type, List<Sample> samples) {
        return new Profile(type, samples).text("cart-service#1", Duration.ofMillis(1500));
    }
}
