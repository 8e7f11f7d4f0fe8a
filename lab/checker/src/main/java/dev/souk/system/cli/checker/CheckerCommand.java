package dev.souk.system.cli.checker;

import dev.souk.tools.cli.FailureMessages;
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
public final class CheckerCommand {

    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(
                FailureMessages.configure(new CommandLine(new CheckerCommand())).execute(arguments));
    }
}
