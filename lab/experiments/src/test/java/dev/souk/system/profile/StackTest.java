package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTest {

    @Test
    void workBelongsToTheInnermostPackageOutsideTheJdk() {
        Stack stack =
                stack("java.util.HashMap", "com.sun.crypto.provider.AESCrypt", "dev.souk.cart.Cart", "org.x.Filter");

        assertThat(stack.owningPackage()).isEqualTo("dev.souk.cart");
        assertThat(stack.method()).isEqualTo("java.util.HashMap.run");
    }

    @Test
    void workOfTheJdkAloneBelongsToItsPackage() {
        assertThat(stack("java.util.HashMap", "java.lang.Thread").owningPackage())
                .isEqualTo("java.util");
    }

    @Test
    void aStackThatCouldNotBeWalkedHasAnUnknownOwner() {
        assertThat(stack().owningPackage()).isEqualTo("(unknown)");
        assertThat(stack().method()).isEqualTo("(unknown)");
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
        assertThat(StackFrame.of(recorded, "run", "Inlined").type()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"javafx.Scene, false", "sunny.Day, false", "jdk.jfr.Event, true", "com.sun.net.Server, true"})
    void theJdkIsKnownByItsPackages(String type, boolean isOfJdk) {
        assertThat(StackFrame.of(type, "run", "Inlined").isOfJdk()).isEqualTo(isOfJdk);
    }

    private static Stack stack(String... types) {
        List<StackFrame> frames = Stream.of(types)
                .map(type -> StackFrame.of(type, "run", "JIT compiled"))
                .toList();
        return new Stack(frames, false, null);
    }
}
