package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SoukCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String state;

    SoukCommandTest(@TempDir Path temporary) {
        state = temporary.resolve(".souk").toString();
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("up", "demo", "status", "logs", "kill", "start", "restart", "yield", "dev", "down")
                .contains("check", "chaos");
    }

    @Test
    void aWrongCommandGetsASuggestion() {
        assertThat(run("upp")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean").contains("up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --json",
                "kill order",
                "start kafka",
                "restart user",
                "yield cart",
                "dev",
                "down",
                "demo"
            })
    void commandsWithoutARunningSystemFailWithAClearMessage(String command) {
        assertThat(run((command + " --state " + state).split(" "))).isEqualTo(1);
        assertThat(err.toString()).contains("not running").contains("./souk up");
    }

    @Test
    void moreThanOneGatewayIsRejected() {
        assertThat(run("up", "--state", state, "--instances", "gateway=2")).isEqualTo(1);
        assertThat(err.toString()).contains("gateway-service runs once");
    }

    @Test
    void instancesOfAnUnknownServiceAreRejectedWithTheKnownNames() {
        assertThat(run("up", "--state", state, "--instances", "orders=2")).isEqualTo(1);
        assertThat(err.toString()).contains("orders").contains("order-service");
    }

    @Test
    void aCountThatIsNoNumberIsWrongUsage() {
        assertThat(run("up", "--state", state, "--instances", "order-service=many"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "start", "restart", "yield", "dev"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("--state", "SERVICE");
    }

    private int run(String... arguments) {
        CommandLine line = SoukCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
