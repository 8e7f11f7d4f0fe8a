package dev.souk.launcher.monitoring;

import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system of this launcher, as the console shows and changes it.
 *
 * @param registry whose clients are those that are reloaded when certificates are renewed
 */
public record ObservedSystem(
        SoukOperations launcher,
        TopicReader topics,
        RegistryListing registry,
        String gateway,
        @Nullable String issuer) implements MonitoredSystem {

    @Override
    public List<MonitoredProcess> processes() {
        return launcher.status().processes().stream()
                .map(ObservedSystem::process)
                .toList();
    }

    private static MonitoredProcess process(ProcessStatus process) {
        String url = process.managementUrl();
        return new MonitoredProcess(
                process.name(),
                process.service(),
                process.state().name(),
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

    @Override
    public Map<Integer, String> registryStates() throws IOException {
        return registry.statuses();
    }

    @Override
    public HttpClient client(String service) {
        return registry.clients().of(service);
    }

    @Override
    public List<String> perform(String action, String process) {
        return launcher.perform(Verb.valueOf(action.toUpperCase(Locale.ROOT)), process);
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) {
        return topics.latest(topic, limit);
    }
}
