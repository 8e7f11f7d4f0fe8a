package dev.souk.launcher.cli;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "roll",
        description = "Compiles what has changed, and replaces one instance of a service after the other.",
        mixinStandardHelpOptions = true)
final class RollCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Mixin
    private CodeUpdate build = new CodeUpdate();

    @Parameters(paramLabel = "SERVICE[#n]", description = "Such as order-service, or a single instance: order#2.")
    private String name = "";

    @Override
    public Integer call() {
        ControlClient launcher = options.launcher();
        List<String> running = running(launcher);
        build.ensure(running.getFirst(), options);
        running.forEach(old -> replace(launcher, old));
        return 0;
    }

    /** What was stopped on purpose stays down. */
    private List<String> running(ControlClient launcher) {
        List<ProcessStatus> all = launcher.status().processes();
        List<String> meant = ServiceNames.processes(
                name, all.stream().map(ProcessStatus::name).toList());
        List<String> running = all.stream()
                .filter(process -> meant.contains(process.name()) && process.pid() != null)
                .map(ProcessStatus::name)
                .toList();
        if (running.isEmpty()) {
            throw new ToolException("%s is not running.".formatted(name));
        }
        return running;
    }

    private void replace(ControlClient launcher, String old) {
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant();
        String next = launcher.replace(old.contains("#") ? old : old + "#1"); // without a number it is all instances
        String took = ProgressPrinter.seconds(Duration.between(begin, clock.instant()));
        options.out().printf("%s has replaced %s, in %s.%n", next, old, took);
        options.out().flush();
    }
}
