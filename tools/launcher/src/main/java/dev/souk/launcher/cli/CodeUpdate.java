package dev.souk.launcher.cli;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.prepare.QuickBuild;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Builds what is out of date in a service before it is started, and prints what was done. */
record CodeUpdate(QuickBuild build, Clock clock, PrintWriter out) {

    static CodeUpdate of(GlobalOptions options) {
        Clock clock = Clock.systemUTC();
        return new CodeUpdate(new QuickBuild(options.source(), options.state(), clock), clock, options.out());
    }

    /**
     * Builds the service of a process such as `order-service#2`.
     *
     * @throws ToolException if the sources cannot be compiled; the message has the errors
     */
    void ensure(String process) {
        ServiceDefinition service = ServiceNames.ofInstance(process);
        if (service.type() != ProcessType.BOOT) {
            return;
        }
        Instant begin = clock.instant();
        QuickBuild.Result result = build.ensure(service);
        String took = ProgressPrinter.seconds(Duration.between(begin, clock.instant()));
        switch (result) {
            case UP_TO_DATE -> {}
            case COMPILED -> out.printf("%s was compiled in %s.%n", service.name(), took);
            case PACKAGED -> out.printf("%s was built by Maven in %s.%n", service.name(), took);
        }
        out.flush();
    }
}
