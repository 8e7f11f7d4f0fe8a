package dev.souk.tools.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** A command of `souk` that prints line by line; exit code 0 (success), 1 (failure) or 2 (invalid arguments). */
public abstract class ToolCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** The command `souk` with these alone. */
    public static CommandLine souk(ToolCommand... commands) {
        CommandSpec spec = CommandSpec.create().name("souk").scopeType(ScopeType.INHERIT);
        var souk = new CommandLine(spec.mixinStandardHelpOptions(true));
        for (ToolCommand command : commands) {
            souk.addSubcommand(command);
        }
        return FailureMessages.configure(souk);
    }

    /** Prints a line of the result. */
    protected final void print(String line) {
        commandLine().getOut().println(line);
    }

    /** Tells whoever waits for the result, or wants to know why there is none. */
    protected final void tell(String line) {
        commandLine().getErr().println(line);
    }

    /** This command, as it was typed. */
    protected final CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
