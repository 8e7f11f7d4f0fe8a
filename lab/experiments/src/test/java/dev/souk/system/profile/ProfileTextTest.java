package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileTextTest {

    @Test
    void packagesAndMethodsAreSortedByTheirShare() {
        Map<Stack, Long> weights = Map.of(
                stack(null, "java.util.HashMap", "dev.souk.cart.Cart"), 3L,
                stack(null, "dev.souk.cart.Cart"), 2L,
                stack(null, "org.x.Filter"), 15L);

        assertThat(lines(new Profile(ProfileType.CPU, "jdk.CPUTimeSample", 20, weights)))
                .containsExactly(
                        "cart-service#1: 20 samples (jdk.CPUTimeSample); the process used 1.5 s of CPU time",
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
        Map<Stack, Long> weights = Map.of(
                stack("byte[]", "dev.souk.cart.Cart"), 75L, stack("java.lang.String", "dev.souk.cart.Cart"), 25L);

        assertThat(lines(new Profile(ProfileType.ALLOCATIONS, "jdk.ObjectAllocationSample", 2, weights)))
                .endsWith("Allocated memory by class", "   75.0 %  byte[]", "   25.0 %  java.lang.String");
    }

    @Test
    void whatFollowsTheFirstTwentyIsOneLine() {
        Map<Stack, Long> weights = IntStream.range(0, 23)
                .boxed()
                .collect(Collectors.toMap(n -> stack(null, "p%02d.Type".formatted(n)), n -> n < 20 ? 4L : 1L));

        assertThat(lines(new Profile(ProfileType.CPU, "jdk.CPUTimeSample", 100, weights)))
                .hasSize(1 + 2 + 2 * 22)
                .contains("    3.6 %  3 others");
    }

    private static List<String> lines(Profile profile) {
        return ProfileText.lines("cart-service#1", Duration.ofMillis(1500), profile);
    }

    private static Stack stack(@Nullable String allocated, String... types) {
        List<StackFrame> frames = IntStream.range(0, types.length)
                .mapToObj(n -> StackFrame.of(types[n], "run", "JIT compiled"))
                .toList();
        return new Stack(frames, false, allocated);
    }
}
