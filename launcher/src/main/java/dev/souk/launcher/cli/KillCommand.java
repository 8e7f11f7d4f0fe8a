package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kill",
        description = "Stops a process, with -9 at once; the others go on.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SERVICE[#n]", description = "Such as order-service, order#2, kafka or postgres.")
    private String process = "";

    @Option(
            names = {"-9", "--now"},
            description = "By force (KILL), as a crash would.")
    private boolean force;

    @Override
    public Integer call() {
        for (String name : ControlClient.of(place.state()).kill(process, force)) {
            CommandLines.out(spec).printf("%s is down.%n", name);
        }
        return 0;
    }
}
