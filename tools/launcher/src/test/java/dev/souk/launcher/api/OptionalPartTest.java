package dev.souk.launcher.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.TypeConversionException;

class OptionalPartTest {

    private final Path tree;

    OptionalPartTest(@TempDir Path temporary) {
        tree = temporary;
    }

    @ParameterizedTest
    @EnumSource(names = {"OIDC", "ZOOKEEPER", "DNS", "CONSUL", "CONFIG", "VALKEY"})
    void aPartWhoseJarsAreNotBuiltIsRefused(OptionalPart part) {
        SoukOptions options = options().with(part);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> OptionalPart.requireBuilt(options))
                .withMessageStartingWith("--with %s is not built".formatted(part));
    }

    @Test
    void aPartWhoseJarsAreBuiltIsStarted() throws IOException {
        Path jars = Files.createDirectories(tree.resolve("optional/valkey/target/client"));
        Files.createFile(jars.resolve("valkey.jar"));

        assertThatCode(() -> OptionalPart.requireBuilt(options().with(OptionalPart.VALKEY)))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyTheWordsThatTheScriptsKnowArePossible() {
        var converter = new OptionalPart.Converter();

        assertThat(converter.convert("grpc")).isEqualTo(OptionalPart.GRPC);
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert("GRPC"))
                .withMessageContaining("[grpc, storefront, ");
    }

    @Test
    void aSystemWithoutPartsNeedsNone() {
        assertThatCode(() -> OptionalPart.requireBuilt(options())).doesNotThrowAnyException();
    }

    private SoukOptions options() {
        return SoukOptions.isolated(new SourceTree(tree), tree.resolve("state"));
    }
}
