package dev.souk.launcher.cli;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.prepare.QuickBuild;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.time.Clock;
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
        if (!asBuilt && service.type() == ProcessType.BOOT) {
            new QuickBuild(options.source(), options.state(), Clock.systemUTC())
                    .ensure(service)
                    .ifPresent(options::print);
        }
    }
}
