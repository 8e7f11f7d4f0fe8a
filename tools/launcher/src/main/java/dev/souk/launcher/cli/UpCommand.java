package dev.souk.launcher.cli;

import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.ServiceNames;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts everything and says when the first call works.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--detach",
            description = "Return when everything is ready and let it run on; `souk down` stops it.")
    private boolean detach;

    @Option(
            names = "--instances",
            paramLabel = "SERVICE=N",
            split = ",",
            description = "How many instances of a service to run, such as order-service=2.")
    private Map<String, Integer> instances = Map.of();

    @Option(names = "--fresh", description = "Delete all data of earlier runs first.")
    private boolean fresh;

    @Option(names = "--no-build", description = "Run the jars as they are, even if their sources are newer.")
    private boolean asBuilt;

    @Override
    public Integer call() throws InterruptedException {
        SoukOptions options = options();
        PrintWriter out = CommandLines.out(spec);
        return detach ? new DetachedLauncher(global.state(), out).up(CommandLines.arguments(spec)) : run(options, out);
    }

    private SoukOptions options() {
        SoukOptions options = SoukOptions.usual(global.source(), global.state().path())
                .building(!asBuilt)
                .fresh(fresh);
        for (var wanted : instances.entrySet()) {
            ServiceDefinition service = ServiceNames.service(wanted.getKey());
            options = options.with(service.name(), checked(service, wanted.getValue()));
        }
        return options;
    }

    private static int checked(ServiceDefinition service, int count) {
        if (count < 1 || count > 9) {
            throw new LauncherException("%s can have 1 to 9 instances, not %d.".formatted(service.name(), count));
        }
        if (count > 1 && !service.scales()) {
            throw new LauncherException("%s runs once; only services behind the gateway can have more instances."
                    .formatted(service.name()));
        }
        return count;
    }

    private static int run(SoukOptions options, PrintWriter out) throws InterruptedException {
        Reporter screen = ProgressPrinter.of(out);
        RunningSouk souk = Souk.assemble(options, screen);
        Runtime.getRuntime().addShutdownHook(new Thread(souk::close, "stop"));
        try (souk) {
            souk.start();
            ReadyMessage.print(souk.status(), Clock.systemUTC(), out);
            souk.announce();
            ClassPreloader.load();
            souk.awaitDown();
            return CommandLine.ExitCode.OK;
        } catch (LauncherException alreadyTold) {
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
