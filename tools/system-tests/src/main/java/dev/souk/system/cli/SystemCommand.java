package dev.souk.system.cli;

import dev.souk.launcher.report.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of `souk` that this module implements; exit code 0 (success), 1 (failure) or 2 (invalid arguments). */
@Command(
        name = "souk",
        description = "Checks a Souk system from outside, by SQL and by its topics.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCommand.class, ChaosCommand.class})
public final class SystemCommand {

    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
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
