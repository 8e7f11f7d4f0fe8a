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
                .contains("up", "demo", "status", "logs", "kill", "start", "restart", "dev", "down")
                .contains("check", "chaos");
    }

    @Test
    void aWrongCommandGetsASuggestion() {
        assertThat(run("upp")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean").contains("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quux", "x", "--frobnicate"})
    void aWordThatResemblesNoCommandGetsNoSuggestion(String word) {
        assertThat(run(word)).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown", word, "./souk --help").doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill",
                "kill a b",
                "status now",
                "up --detached",
                "up --instances order-service",
                "up --instances order-service=x",
                "up --fresh=maybe",
                "up --with nonsense",
                "up --state",
                "logs --lines many",
                "logs --level loud",
                "demo --frobnicate"
            })
    void wrongInputIsExplainedInAFewLinesWithoutTheWordsOfJava(String command) {
        assertThat(run(command.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains("Usage: souk " + command.replaceFirst(" .*", ""))
                .doesNotContainIgnoringCase("java")
                .doesNotContain("Exception", " int", "enum", "boolean", "option option");
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --gateway localhost",
                "demo --gateway http://localhost:1",
                "up --instances order-service=10",
                "up --state /dev/null",
                "logs --state /dev/null",
                "logs frobnicate",
                "kill frobnicate --state /dev/null"
            })
    void aValueThatCannotWorkIsExplainedInALine(String command) {
        assertThat(run(command.split(" "))).isEqualTo(1);
        assertThat(err.toString()).doesNotContainIgnoringCase("java").doesNotContain("Exception", "Unexpected failure");
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void withoutACommandTheHelpIsPrinted() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:", "Starts everything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --json",
                "kill order",
                "start kafka",
                "restart user",
                "suspend cart",
                "slow cart",
                "resume cart",
                "cut cart",
                "restore cart",
                "dev",
                "down",
                "demo"
            })
    void commandsWithoutARunningSystemFailWithAClearMessage(String command) {
        assertThat(run((command + " --state " + state).split(" "))).isEqualTo(1);
        assertThat(err.toString()).contains("not running").contains("./souk up");
    }

    @Test
    void moreThanOneBrokerIsRejected() {
        assertThat(run("up", "--state", state, "--instances", "kafka=2")).isEqualTo(1);
        assertThat(err.toString()).contains("kafka runs once");
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
    @ValueSource(strings = {"kill", "start", "restart", "suspend", "slow", "resume", "cut", "restore", "dev"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("--state", "SERVICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "kill", "start", "logs", "down", "config", "config set"})
    void everyCommandHasTheHelpAndTheVersionOfSoukButNotItsFooter(String command) {
        assertThat(run((command + " --version").split(" "))).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Souk 0.1.0");

        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(out.toString())
                .contains("Usage: souk " + command, "-h, --help")
                .doesNotContain("attack");
    }

    private int run(String... arguments) {
        CommandLine line = SoukCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
