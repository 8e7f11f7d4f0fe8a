package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.cli.ValidateOnly;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateOnlyTest {

    private final StringWriter printed = new StringWriter();
    private final Path state;

    ValidateOnlyTest(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void aValidCommandIsNotExecuted() {
        assertThat(validate("up", "--tls", "--instances", "order=2")).isZero();
        assertThat(printed.toString()).isEmpty();
        assertThat(state).doesNotExist();
    }

    @Test
    void aValueThatTheCommandRejectsIsExplained() {
        assertThat(validate("up", "--instances", "carts=2")).isEqualTo(1);
        assertThat(printed.toString()).contains("carts", "cart-service").doesNotContain("Exception");
    }

    @Test
    void aValueOfTheWrongTypeIsWrongUsage() {
        assertThat(validate("up", "--instances", "order-service=many")).isEqualTo(2);
    }

    private int validate(String command, String... options) {
        CommandLine line = SoukCommand.commandLine().setExecutionStrategy(new ValidateOnly());
        line.setErr(new PrintWriter(printed, true)).setOut(new PrintWriter(printed, true));
        return line.execute(Stream.concat(Stream.of(command, "--state", state.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
