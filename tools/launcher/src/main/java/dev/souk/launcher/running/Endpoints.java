package dev.souk.launcher.running;

import dev.souk.console.topics.TopicReader;
import dev.souk.console.web.Console;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.control.ControlHandler;
import dev.souk.launcher.control.RunState;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.launcher.monitoring.MergedLogs;
import dev.souk.launcher.monitoring.ObservedSystem;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The console of a system, at whose port commands reach the launcher, too, and what is done regularly meanwhile. */
record Endpoints(StateFolder folder, RunState state, Console console, ScheduledExecutorService scheduler)
        implements AutoCloseable {

    /** Opens it; commands find the port in the run state of the folder. */
    static Endpoints open(StateFolder folder, SystemControl system, SoukOperations souk) {
        String token = UUID.randomUUID().toString();
        Console console = console(system, souk);
        console.server().createContext(ControlHandler.PATH, new ControlHandler(token, souk));
        var state = new RunState(ProcessHandle.current().pid(), console.port(), token, Phase.STARTING);
        try {
            state.write(folder);
            ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("housekeeping").factory());
            var endpoints = new Endpoints(folder, state, console, scheduler);
            endpoints.schedule(system);
            return endpoints;
        } catch (ToolException | UncheckedIOException notOpened) {
            console.close();
            throw notOpened;
        }
    }

    private static Console console(SystemControl system, SoukOperations souk) {
        ProcessEnvironment environment = system.environment();
        var topics = new TopicReader(environment::brokerLogin);
        var observed = new ObservedSystem(
                souk, topics, environment.registry(system.clients()), environment.gateway(), issuer(environment));
        int port = environment.consolePort();
        try {
            return Console.start(port, observed, Clock.systemUTC());
        } catch (IOException taken) {
            throw new ToolException(
                    "The console cannot listen on port %s: %s".formatted(port, taken.getMessage()), taken);
        }
    }

    /** As the gateway is told, whose variables the launcher's environment is a part of. */
    private static @Nullable String issuer(ProcessEnvironment environment) {
        var variables = new HashMap<>(System.getenv());
        variables.putAll(environment.variables(environment.deployment().first(Topology.GATEWAY)));
        return variables.getOrDefault("SOUK_TOKEN_PROVIDER_ISSUER", variables.get("SOUK_TOKEN_ISSUER"));
    }

    private void schedule(SystemControl system) {
        MergedLogs logs = logsOfServers(system);
        each(1, () -> console.add(logs.more()));
        each(5, () -> folder.logFiles().forEach(LogFile::rotate));
    }

    /** What fails once, for example on a full disk, is done again: after an exception a scheduler would never do it. */
    private void each(int seconds, Runnable work) {
        Runnable reported = () -> {
            try {
                work.run();
            } catch (ToolException | UncheckedIOException | IllegalStateException | OutOfMemoryError failed) {
                System.err.println("Regular work of the launcher failed: " + failed.getMessage());
            }
        };
        var _ = scheduler.scheduleWithFixedDelay(reported, seconds, seconds, TimeUnit.SECONDS);
    }

    /** They do not export their log lines to the console by OTLP, as the services do. */
    private MergedLogs logsOfServers(SystemControl system) {
        return MergedLogs.fromNow(system.processes().all().stream()
                .map(ManagedProcess::instance)
                .filter(instance -> instance.service().isInfrastructure())
                .map(Instance::name)
                .collect(Collectors.toMap(Function.identity(), folder::log)));
    }

    /** Lets other commands see the phase. */
    void enter(Phase phase) {
        state.in(phase).write(folder);
    }

    @Override
    public void close() {
        console.close();
        scheduler.shutdown();
    }
}
