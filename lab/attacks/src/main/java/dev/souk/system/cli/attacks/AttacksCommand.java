package dev.souk.system.cli.attacks;

import dev.souk.tools.cli.FailureMessages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of `souk` that this module implements; exit code 0 (success), 1 (failure) or 2 (invalid arguments). */
@Command(
        name = "souk",
        description = "Attacks a Souk system from outside.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AttackCommand.class})
public final class AttacksCommand {

    public static void main(String[] arguments) {
        System.exit(
                FailureMessages.configure(new CommandLine(new AttacksCommand())).execute(arguments));
    }
}
