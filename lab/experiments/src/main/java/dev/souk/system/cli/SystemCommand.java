package dev.souk.system.cli;

import dev.souk.launcher.api.Souk;
import dev.souk.system.attack.AttackCommand;
import dev.souk.system.chaos.ChaosCommand;
import dev.souk.system.cli.checker.CheckCommand;
import dev.souk.tools.cli.ToolCommand;
import picocli.CommandLine;

/** The commands of `souk` that the lab implements: they check, attack and measure a system from outside. */
public final class SystemCommand {

    private SystemCommand() {}

    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return ToolCommand.souk(
                new AttackCommand(),
                new BenchCommand(),
                new CheckCommand(),
                new ChaosCommand(),
                new CompletionCommand(),
                new LoadCommand());
    }

    /** All commands of the script `souk`, wherever they are implemented. */
    static CommandLine withCommandsOfLauncher() {
        CommandLine all = Souk.commandLine();
        commandLine().getSubcommands().forEach(all::addSubcommand);
        return all;
    }
}
