package dev.souk.launcher.cli;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.prepare.QuickBuild;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Builds what is out of date in a service before it is started, and prints what was done. */
final class CodeUpdate {

    @Option(names = "--no-build", description = "Do not build, even if sources have changed.")
    private boolean asBuilt;

    /**
     * Builds the service of a process such as `order-service#2`.
     *
     * @throws ToolException if the sources cannot be compiled; the message has the errors
     */
    void ensure(String process, GlobalOptions options) {
        ServiceDefinition service = ServiceNames.ofInstance(process);
        if (asBuilt || service.type() != ProcessType.BOOT) {
            return;
        }
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant();
        QuickBuild.Result result = new QuickBuild(options.source(), options.state(), clock).ensure(service);
        String took = ProgressPrinter.seconds(Duration.between(begin, clock.instant()));
        switch (result) {
            case UP_TO_DATE -> {}
            case COMPILED -> options.out().printf("%s was compiled in %s.%n", service.name(), took);
            case PACKAGED -> options.out().printf("%s was built by Maven in %s.%n", service.name(), took);
        }
        options.out().flush();
    }
}
