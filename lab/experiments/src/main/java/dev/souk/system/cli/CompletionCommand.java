package dev.souk.system.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** `souk completion`. */
@Command(
        name = "completion",
        description = "Prints the completion script for bash and zsh: source <(./souk completion)",
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(AutoComplete.bash("souk", SystemCommand.withCommandsOfLauncher()));
        return 0;
    }
}
