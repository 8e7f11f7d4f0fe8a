package dev.souk.system.cli;

import dev.souk.tools.cli.ToolCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** `souk completion`. */
@Command(
        name = "completion",
        description = "Prints the completion script for bash and zsh: source <(./souk completion)",
        mixinStandardHelpOptions = true)
public final class CompletionCommand extends ToolCommand {

    @Override
    public Integer call() {
        print(AutoComplete.bash("souk", SystemCommand.withCommandsOfLauncher()));
        return 0;
    }
}
