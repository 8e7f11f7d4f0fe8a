package dev.souk.system.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandReferenceTest {

    /** If it fails after a change of the commands, the actual text belongs into the document, and so below. */
    @Test
    void theDocumentDescribesEveryCommandAndOption() {
        assertThat(Repository.read(Repository.ROOT.resolve("docs/command-line.md")))
                .endsWith(CommandReference.markdown());
    }

    @Test
    void theScriptKnowsTheWordsOfEveryCommand() {
        assertThat(Repository.read(Repository.ROOT.resolve("tools/launcher/commands.txt")))
                .isEqualTo(CommandReference.words());
    }

    @Test
    void theCompletionScriptKnowsEveryCommandAndOption() {
        assertThat(completionScript())
                .startsWith("#!/usr/bin/env bash")
                .contains("--detach", "--trace", "--seed", "zsh", "_complete_souk");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletesCommandsAndOptions(@TempDir Path temporary) throws IOException {
        Path script = Files.writeString(temporary.resolve("completion"), completionScript());

        assertThat(completions(script, "souk", "resta")).containsExactly("restart");
        assertThat(completions(script, "souk", "up", "--de")).containsExactly("--detach");
        assertThat(completions(script, "souk", "chaos", "--se")).containsExactly("--seed");
    }

    private static List<String> completions(Path script, String... words) throws IOException {
        String typed = String.join(" ", words);
        // Outside of a completion by keyboard bash warns that it cannot set options of one.
        String commands =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_souk 2>/dev/null;"
                                .formatted(script, typed, words.length - 1, typed, typed.length())
                        + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    private static String completionScript() {
        var out = new StringWriter();
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute("completion")).isZero();
        return out.toString();
    }
}
