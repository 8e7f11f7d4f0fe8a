package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that does something to one process, or to all instances of a service, and says to which. */
@Command(mixinStandardHelpOptions = true)
abstract class ProcessCommand implements Callable<Integer> {

    private final String saying;

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SERVICE[#n]", description = "Such as order-service, order#2, kafka or postgres.")
    private String process = "";

    /** {@code saying} is what is said of each process, with %s for its name. */
    ProcessCommand(String saying) {
        this.saying = saying;
    }

    /** Does it; answers to which processes. */
    abstract List<String> act(ControlClient launcher, String typed);

    @Override
    public final Integer call() {
        for (String name : act(ControlClient.of(options.state()), process)) {
            CommandLines.out(spec).println(saying.formatted(name));
        }
        return 0;
    }
}
