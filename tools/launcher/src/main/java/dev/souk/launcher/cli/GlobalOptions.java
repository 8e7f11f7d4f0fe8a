package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options and the output that all commands share. */
final class GlobalOptions {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder for data, logs and secrets; .souk in the source tree by default.")
    private @Nullable Path folder;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** All that was typed after `souk`. */
    List<String> words() {
        return Objects.requireNonNull(command).commandLine().getParseResult().originalArgs();
    }

    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Prints a line at once, also where the output is no terminal. */
    void print(String line) {
        out().println(line);
        out().flush();
    }

    SourceTree source() {
        return SourceTree.ofThisProgram();
    }

    StateFolder state() {
        return SourceTree.stateFolder(folder);
    }

    /** The running launcher. */
    ControlClient launcher() {
        return ControlClient.of(state());
    }
}
