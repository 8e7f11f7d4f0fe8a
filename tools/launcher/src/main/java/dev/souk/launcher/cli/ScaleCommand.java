package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "scale",
        description = "Changes the number of instances of a service while it is in use.",
        mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "SERVICE=N",
            description = "Such as order-service=3; 1 to 9. It holds until `souk down`.")
    private Map<String, Integer> counts = Map.of();

    @Override
    public Integer call() {
        ControlClient launcher = options.launcher();
        counts.forEach((service, count) -> {
            List<String> running = launcher.scale(service, count);
            options.out().printf("%s %s.%n", running.size() == 1 ? "Now runs" : "Now run", String.join(", ", running));
            options.out().flush();
        });
        return 0;
    }
}
