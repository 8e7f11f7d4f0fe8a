package dev.souk.launcher.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command needs to know of the line that it was called with. */
final class CommandLines {

    private CommandLines() {}

    static PrintWriter out(@Nullable CommandSpec spec) {
        return line(spec).getOut();
    }

    static CommandLine line(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** Everything that was typed, from the name of the command on. */
    static List<String> arguments(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec)
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
    }
}
