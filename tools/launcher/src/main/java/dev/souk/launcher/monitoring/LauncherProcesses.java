package dev.souk.launcher.monitoring;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import dev.souk.console.reading.ProcessSource;
import dev.souk.console.reading.ServiceTopics;
import dev.souk.console.reading.SystemDescription;
import dev.souk.console.reading.SystemReader;
import dev.souk.console.registry.RegisteredInstance;
import dev.souk.console.registry.RegistryClient;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.Control;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The processes that a launcher has started, as its status describes them. */
public final class LauncherProcesses implements ProcessSource {

    private static final String LAUNCHER = "launcher";
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry(LAUNCHER, Kind.LAUNCHER),
            entry(Topology.POSTGRES.name(), Kind.DATABASE),
            entry(Topology.KAFKA.name(), Kind.BROKER),
            entry(Topology.EDGE.name(), Kind.PROXY),
            entry(Topology.GATEWAY.name(), Kind.GATEWAY),
            entry(Topology.REGISTRY.name(), Kind.REGISTRY));
    private static final List<ServiceTopics> SERVICES = Topology.services().stream()
            .filter(ServiceDefinition::hasDatabase)
            .map(service -> new ServiceTopics(service.name(), service.topics(), service.consumed()))
            .toList();

    private final Supplier<SoukStatus> launcher;
    private final RegistryClient registryClient;
    private final String registry;
    private volatile Map<String, Integer> registeredPorts = Map.of();

    private LauncherProcesses(Supplier<SoukStatus> launcher, RegistryClient registryClient, String registry) {
        this.launcher = launcher;
        this.registryClient = registryClient;
        this.registry = registry;
    }

    /**
     * A reader of these processes.
     *
     * @param launcher its status now
     * @param registryPassword of the registry's account `operator`
     */
    public static SystemReader reader(Supplier<SoukStatus> launcher, String registryPassword) {
        SoukStatus status = launcher.get();
        Path folder = status.certificates();
        var clients = new ServiceHttpClients(folder == null ? null : new Certificates(folder), SystemReader.TIMEOUT);
        var registry = new RegistryClient(clients.of(Topology.REGISTRY.name()), SystemReader.TIMEOUT, registryPassword);
        String url = ServiceHttpClients.byAddress(status.registry());
        return new SystemReader(new LauncherProcesses(launcher, registry, url), clients::of);
    }

    @Override
    public SystemDescription describe() {
        SoukStatus status = launcher.get();
        registeredPorts =
                status.processes().stream().collect(toMap(ProcessStatus::name, ProcessStatus::registeredPort));
        return new SystemDescription(
                status.gateway(),
                status.processes().stream().map(LauncherProcesses::process).toList(),
                SERVICES);
    }

    /** All are on this machine, so each has a port of its own: that of its proxy, if there is one. */
    @Override
    public Map<String, String> registryStates(List<MonitoredProcess> processes)
            throws IOException, InterruptedException {
        Map<Integer, String> byPort = registryClient.instances(registry).stream()
                .collect(toMap(RegisteredInstance::port, RegisteredInstance::status, (one, _) -> one));
        var states = new HashMap<String, String>();
        for (MonitoredProcess process : processes) {
            String state = byPort.get(registeredPorts.getOrDefault(process.name(), 0));
            if (state != null) {
                states.put(process.name(), state);
            }
        }
        return states;
    }

    private static MonitoredProcess process(ProcessStatus process) {
        String url = process.managementUrl();
        return new MonitoredProcess(
                process.name(),
                process.service(),
                KINDS.getOrDefault(process.service(), Kind.SERVICE),
                MonitoredProcess.State.valueOf(process.state().name()),
                process.pid(),
                process.url(),
                url == null ? null : ServiceHttpClients.byAddress(url),
                process.outdated(),
                process.memory().pssBytes(),
                control(process));
    }

    private static Control control(ProcessStatus process) {
        return process.service().equals(LAUNCHER)
                ? Control.NONE
                : new Control(
                        true,
                        process.proxyPort() != null,
                        process.faults().stream().map(Enum::name).toList());
    }
}
