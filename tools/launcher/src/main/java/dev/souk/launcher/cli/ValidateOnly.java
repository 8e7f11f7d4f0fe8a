package dev.souk.launcher.cli;

import dev.souk.launcher.api.LauncherException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Checks the options of a command instead of executing it: the script `souk` does that before it builds. */
final class ValidateOnly implements IExecutionStrategy {

    /** A command whose options have rules beyond their types. */
    interface Validated {

        /** Fails with a {@link LauncherException} if a value is not accepted. */
        void validate();
    }

    /** Whether the script asks for it. */
    static boolean isRequested() {
        return Boolean.getBoolean("souk.validate-only");
    }

    @Override
    public int execute(ParseResult result) {
        List<CommandLine> lines = result.asCommandLineList();
        CommandLine line = lines.getLast();
        if (line.getCommand() instanceof Validated command) {
            try {
                command.validate();
            } catch (LauncherException notAccepted) {
                throw new ExecutionException(line, notAccepted.explanation(), notAccepted);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
