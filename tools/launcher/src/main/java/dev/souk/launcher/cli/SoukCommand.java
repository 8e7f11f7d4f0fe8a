package dev.souk.launcher.cli;

import dev.souk.launcher.report.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The `souk` command: hands what was typed to a command; its exit code is 0 (done), 1 (failed) or 2 (not understood).
 */
@Command(
        name = "souk",
        description = "Runs Souk, the whole shop, on this machine.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Two more look at the system from outside:",
            "  check    Says which invariants hold, from all databases and topics.",
            "  chaos    Injects faults under load, then checks."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            StartCommand.class,
            RestartCommand.class,
            DeadLettersCommand.class,
            DownCommand.class
        })
public final class SoukCommand {

    /** Runs one command to its end. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new SoukCommand())
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
