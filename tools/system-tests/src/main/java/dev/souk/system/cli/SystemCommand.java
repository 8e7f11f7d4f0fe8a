package dev.souk.system.cli;

import dev.souk.launcher.report.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What `souk` hands to this module; its exit code is 0 (all is well), 1 (it is not) or 2 (not understood). */
@Command(
        name = "souk",
        description = "Looks at Souk from outside, by SQL and by its topics.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCommand.class, ChaosCommand.class})
public final class SystemCommand {

    /** Runs one command to its end. */
    public static void main(String[] arguments) {
        // While a broker is away its client says so several times a second; whoever needs it says it once.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SystemCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line));
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof LauncherException expected) {
            line.getErr().println(expected.explanation());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
