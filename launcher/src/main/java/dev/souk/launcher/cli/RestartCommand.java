package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restart",
        description = "Stops a process orderly and starts it again.",
        mixinStandardHelpOptions = true)
final class RestartCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SERVICE[#n]", description = "Such as order-service, order#2, kafka or postgres.")
    private String process = "";

    @Override
    public Integer call() {
        for (String name : ControlClient.of(place.state()).restart(process)) {
            CommandLines.out(spec).printf("%s is ready.%n", name);
        }
        return 0;
    }
}
