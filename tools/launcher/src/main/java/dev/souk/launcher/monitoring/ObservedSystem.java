package dev.souk.launcher.monitoring;

import static java.util.stream.Collectors.toMap;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The system of this launcher, as the console shows and changes it. */
public final class ObservedSystem implements MonitoredSystem {

    private static final String LAUNCHER = "launcher";
    private static final Map<String, Kind> KINDS = Map.of(
            LAUNCHER,
            Kind.LAUNCHER,
            Topology.POSTGRES.name(),
            Kind.DATABASE,
            Topology.KAFKA.name(),
            Kind.BROKER,
            Topology.EDGE.name(),
            Kind.PROXY,
            Topology.NGINX.name(),
            Kind.PROXY,
            Topology.GATEWAY.name(),
            Kind.GATEWAY,
            Topology.REGISTRY.name(),
            Kind.REGISTRY);

    private final SoukOperations launcher;
    private final TopicReader topics;
    private final SoukStatus atStart;
    private final ServiceHttpClients clients;
    private final RegistryClient registry;

    /** @param registryPassword of the registry's account `operator` */
    public ObservedSystem(SoukOperations launcher, TopicReader topics, String registryPassword) {
        this.launcher = launcher;
        this.topics = topics;
        this.atStart = launcher.status();
        Path folder = atStart.certificates();
        this.clients = new ServiceHttpClients(folder == null ? null : new Certificates(folder), SystemReader.TIMEOUT);
        this.registry = new RegistryClient(client(Topology.REGISTRY.name()), SystemReader.TIMEOUT, registryPassword);
    }

    @Override
    public String gateway() {
        return atStart.gateway();
    }

    @Override
    public List<MonitoredProcess> processes() {
        return refusing(() -> launcher.status().processes().stream()
                .map(ObservedSystem::process)
                .toList());
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
                registers(process) ? process.registeredPort() : 0,
                process.outdated(),
                process.memory().pssBytes(),
                process.proxyPort() != null,
                process.faults().stream().map(Enum::name).toList());
    }

    private static boolean registers(ProcessStatus process) {
        return Topology.servicesAndOptional().stream()
                .anyMatch(service -> service.name().equals(process.service()) && service.needs(Topology.REGISTRY));
    }

    @Override
    public List<ServiceTopics> services() {
        return Topology.services().stream()
                .filter(ServiceDefinition::hasDatabase)
                .map(service -> new ServiceTopics(service.name(), service.topics(), service.consumed()))
                .toList();
    }

    /** All are on this machine, so each has a port of its own. */
    @Override
    public Map<Integer, String> registryStates() throws IOException {
        if (!atStart.registry().startsWith("http")) {
            throw new IOException("Only Eureka is asked.");
        }
        return registry.instances(ServiceHttpClients.byAddress(atStart.registry())).stream()
                .collect(toMap(RegistryClient.Instance::port, RegistryClient.Instance::status, (one, _) -> one));
    }

    @Override
    public HttpClient client(String service) {
        return clients.of(service);
    }

    @Override
    public List<String> perform(String action, String process) {
        return refusing(() -> launcher.perform(Verb.valueOf(action.toUpperCase(Locale.ROOT)), process));
    }

    private static <T> T refusing(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (ToolException failure) {
            throw new RefusedException(failure.explanation(), failure);
        }
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) {
        return topics.latest(topic, limit);
    }
}
