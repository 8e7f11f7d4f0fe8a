package dev.souk.system.cli;

import dev.souk.launcher.api.Souk;
import dev.souk.system.attack.AttackCommand;
import dev.souk.system.chaos.ChaosCommand;
import dev.souk.system.check.CheckCommand;
import dev.souk.tools.cli.FailureMessages;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of `souk` that the lab implements: they check, attack and measure a system from outside. */
public final class SystemCommand {

    private SystemCommand() {}

    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(commandLine().execute(arguments));
    }

    /** All commands of the script `souk`, wherever they are implemented: the completion script has each of them. */
    static CommandLine commandLine() {
        CommandLine all = Souk.LAUNCHER.commandLine();
        Stream.of(new AttackCommand(), new BenchCommand(), new CheckCommand(), new ChaosCommand(), new LoadCommand())
                .forEach(all::addSubcommand);
        var completion = new CommandLine(new AutoComplete.GenerateCompletion());
        CommandSpec spec = completion.getCommandSpec().name("completion").version(new String[0]);
        spec.usageMessage().description("Prints the completion script for bash and zsh: source <(./souk completion)");
        return FailureMessages.configure(all.addSubcommand(completion));
    }
}
