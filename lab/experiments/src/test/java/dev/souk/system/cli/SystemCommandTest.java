package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SystemCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("check");
    }

    @Test
    void withoutASystemThereIsNothingToCheck(@TempDir Path temporary) {
        assertThat(run("check", "--state", temporary.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("./souk up");
    }

    private int run(String... arguments) {
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
