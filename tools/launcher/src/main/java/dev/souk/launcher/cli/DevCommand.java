package dev.souk.launcher.cli;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.prepare.ServiceSources;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ProcessStatus;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "dev",
        description = "Watches sources; compiles and restarts a service when they change. Ctrl-C ends it.")
final class DevCommand extends LauncherCommand implements Runnable {

    /** Compares time stamps: a few hundred files, and no lost or repeated events as of a WatchService. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "All that run by default.")
    private List<String> names = List.of();

    @Override
    public void run() {
        List<ProcessStatus> processes = global.launcher().status().processes();
        var applied = new LinkedHashMap<ServiceDefinition, Instant>();
        for (ServiceDefinition service : services(processes)) {
            boolean outdated = processes.stream()
                    .anyMatch(process -> process.service().equals(service.name()) && process.outdated());
            applied.put(service, outdated ? Instant.MIN : lastChange(service));
            global.print("Watching the sources of %s.".formatted(service.name()));
        }
        while (!Thread.currentThread().isInterrupted()) {
            List.copyOf(applied.keySet()).forEach(service -> follow(service, applied));
            new Await(POLL_INTERVAL, POLL_INTERVAL).until(() -> false);
        }
    }

    private List<ServiceDefinition> services(List<ProcessStatus> processes) {
        List<String> running = processes.stream()
                .filter(process -> process.url() != null && process.pid() != null)
                .map(ProcessStatus::service)
                .toList();
        List<ServiceDefinition> services = (names.isEmpty() ? running : names)
                .stream().map(ServiceNames::service).distinct().toList();
        services.stream().filter(service -> service.type() != ProcessType.BOOT).forEach(service -> {
            throw new ToolException("%s has no sources here.".formatted(service.name()));
        });
        return services;
    }

    private void follow(ServiceDefinition service, Map<ServiceDefinition, Instant> applied) {
        Instant change = lastChange(service);
        if (change.equals(applied.put(service, change))) {
            return;
        }
        global.print("%s has changed.".formatted(service.name()));
        try {
            new CodeUpdate().ensure(service.name(), global);
            global.launcher().perform(Verb.RESTART, service.name());
            global.print("%s is ready.".formatted(service.name()));
        } catch (ToolException | UncheckedIOException failure) { // such as a source that is deleted meanwhile
            global.print(String.valueOf(failure.getMessage()));
        }
    }

    private Instant lastChange(ServiceDefinition service) {
        return new ServiceSources(global.source(), service.name()).lastChange();
    }
}
