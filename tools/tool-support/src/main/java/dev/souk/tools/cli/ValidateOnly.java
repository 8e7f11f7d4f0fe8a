package dev.souk.tools.cli;

import dev.souk.tools.ToolException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Checks the options of a command instead of executing it: the script `souk` does that before it builds. */
public final class ValidateOnly implements IExecutionStrategy {

    /** A command whose options have rules beyond their types. */
    public interface Validated {

        /** Fails with a {@link ToolException} if a value is not accepted. */
        void validate();
    }

    /** Whether the script asks for it. */
    public static boolean isRequested() {
        return Boolean.getBoolean("souk.validate-only");
    }

    @Override
    public int execute(ParseResult result) {
        List<CommandLine> lines = result.asCommandLineList();
        CommandLine line = lines.getLast();
        if (line.getCommand() instanceof Validated command) {
            try {
                command.validate();
            } catch (ToolException notAccepted) {
                throw new ExecutionException(line, notAccepted.explanation(), notAccepted);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
