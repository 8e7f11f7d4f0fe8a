package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.profile.Sample.Frame;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

    @Test
    void workBelongsToTheInnermostPackageOutsideTheJdkAndTheInnermostClassOfSouk() {
        Sample sample =
                sample("java.util.HashMap", "com.sun.crypto.AESCrypt", "org.x.Filter", "dev.souk.cart.Cart$Line");

        assertThat(sample.owningPackage()).isEqualTo("org.x");
        assertThat(sample.owningClass()).isEqualTo("dev.souk.cart.Cart");
        assertThat(sample.method()).isEqualTo("java.util.HashMap.run");
    }

    @Test
    void workOfTheJdkAloneBelongsToItsPackage() {
        assertThat(sample("java.util.HashMap", "java.lang.Thread").owningPackage())
                .isEqualTo("java.util");
    }

    @Test
    void aStackThatCouldNotBeWalkedHasAnUnknownOwner() {
        assertThat(sample()).isEqualTo(new Sample("(no class of Souk)", "(unknown)", "(unknown)", null, 1));
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
        assertThat(sample(recorded).method()).isEqualTo(name + ".run");
    }

    @ParameterizedTest
    @CsvSource({"javafx.Scene, javafx", "sunny.Day, sunny", "jdk.jfr.Event, org.x", "com.sun.net.Server, org.x"})
    void theJdkIsKnownByItsPackages(String type, String owner) {
        assertThat(sample(type, "org.x.Filter").owningPackage()).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({
        "[B, byte[]",
        "[[J, long[][]",
        "[Ljava.lang.Object;, java.lang.Object[]",
        "java.lang.String, java.lang.String"
    })
    void anArrayIsNamedAsInSourceCode(String recorded, String name) {
        assertThat(Sample.readable(recorded)).isEqualTo(name);
    }

    private static Sample sample(String... types) {
        return Sample.of(Stream.of(types).map(type -> new Frame(type, "run")).toList(), null, 1);
    }
}
