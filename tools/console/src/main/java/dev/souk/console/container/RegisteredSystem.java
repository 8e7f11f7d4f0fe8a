package dev.souk.console.container;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.registry.RegistryClient;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ProcessAction;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.TopicReader;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A system that somebody else has started: the console shows it, and cannot control its processes. */
final class RegisteredSystem implements MonitoredSystem {

    private static final String REGISTRY = "registry-service";
    private static final int MANAGEMENT_PORT_WITH_TLS =
            8081; // without TLS there, which probes and Prometheus do not speak

    private final ContainerSettings settings;
    private final RegisteredProcesses processes;
    private final SystemReader reader;
    private final InstantSource clock;
    private final TopicReader topics;

    RegisteredSystem(ContainerSettings settings, InstantSource clock) {
        this.settings = settings;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(SystemReader.TIMEOUT)
                .build();
        var registry = new RegistryClient(http, SystemReader.TIMEOUT, settings.registryPassword());
        this.processes = new RegisteredProcesses(settings, registry, servers(settings));
        this.reader = new SystemReader(processes, _ -> http);
        this.clock = clock;
        this.topics = new TopicReader(settings::broker);
    }

    private static List<Server> servers(ContainerSettings settings) {
        Stream<Server> registries = settings.registries().stream().map(address -> registry(settings, address));
        return Stream.concat(
                        Stream.of(
                                new Server("postgres", Kind.DATABASE, settings.database(), null, null),
                                new Server(
                                        "kafka", Kind.BROKER, settings.broker().servers(), null, null)),
                        registries)
                .toList();
    }

    private static Server registry(ContainerSettings settings, String address) {
        String name = settings.registries().size() == 1 ? REGISTRY : REGISTRY + "#" + address;
        String url = settings.url(address);
        String host = address.replaceFirst(":\\d+$", "");
        String managementUrl = settings.tls() == null ? url : "http://%s:%s".formatted(host, MANAGEMENT_PORT_WITH_TLS);
        return new Server(name, Kind.REGISTRY, address, url, managementUrl);
    }

    @Override
    public String gateway() {
        return settings.url(settings.gateway());
    }

    @Override
    public SystemView read() throws InterruptedException {
        return reader.view(clock);
    }

    @Override
    public List<String> perform(ProcessAction action, String process) {
        throw new RefusedException("This console did not start the processes, so it cannot control them.");
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) {
        return topics.latest(topic, limit);
    }

    @Override
    public void close() {
        reader.close();
        processes.close();
    }
}
