package dev.souk.system.cli;

import dev.souk.launcher.api.Souk;
import dev.souk.system.cli.attacks.AttackCommand;
import dev.souk.system.cli.checker.ChaosCommand;
import dev.souk.system.cli.checker.CheckCommand;
import dev.souk.tools.cli.FailureMessages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of `souk` that the lab implements; exit code 0 (success), 1 (failure) or 2 (invalid arguments). */
@Command(
        name = "souk",
        description = "Checks, attacks and measures a Souk system from outside.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AttackCommand.class,
            BenchCommand.class,
            CheckCommand.class,
            ChaosCommand.class,
            CompletionCommand.class,
            LoadCommand.class,
            ProfileCommand.class
        })
public final class SystemCommand {

    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return FailureMessages.configure(new CommandLine(new SystemCommand()));
    }

    /** All commands of the script `souk`, wherever they are implemented. */
    static CommandLine withCommandsOfLauncher() {
        CommandLine all = Souk.commandLine();
        commandLine().getSubcommands().forEach(all::addSubcommand);
        return all;
    }
}
