package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.docs.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
        var out = new StringWriter();
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true));

        assertThat(line.execute("completion")).isZero();
        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("--detach", "--trace", "--seed", "zsh", "_complete_souk");
    }
}
