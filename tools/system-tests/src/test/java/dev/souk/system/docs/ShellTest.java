package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

    private final Shell shell;

    ShellTest(@TempDir Path folder) throws IOException {
        shell = new Shell(folder, Map.of());
    }

    @AfterEach
    void end() {
        shell.close();
    }

    @Test
    void aBlockPrintsAndItsVariablesLiveOn() {
        assertThat(shell.type("A=1\necho first")).isEqualTo("first");
        assertThat(shell.type("echo $A")).isEqualTo("1");
    }

    @Test
    void aCommandThatFailsInTheMiddleFailsItsBlockButNotTheNext() {
        assertThatThrownBy(() -> shell.type("echo before\nsh -c 'exit 7'\necho after"))
                .hasMessageContaining("7 from sh -c 'exit 7'")
                .hasMessageContaining("before\nafter");

        assertThat(shell.type("echo next")).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for again in 1 2; do false; done > /dev/null; true",
                "A=$(false); true",
                "no-such-command; true",
                "false && true",
                "fi"
            })
    void aFailureIsSeenWhereverItIs(String block) {
        assertThatThrownBy(() -> shell.type(block)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes | head -1", "false || true", "if false; then echo; fi", "for again in 1 2; do true; done"})
    void whatAPipeOrAConditionTakesInIsNoFailure(String block) {
        assertThat(shell.type(block)).isIn("y", "");
    }
}
