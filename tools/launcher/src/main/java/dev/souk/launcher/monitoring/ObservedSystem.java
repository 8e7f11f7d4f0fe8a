package dev.souk.launcher.monitoring;

import static java.util.stream.Collectors.toMap;

import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
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
    public List<ProcessStatus> processes() {
        return launcher.status().processes();
    }

    @Override
    public Map<String, String> registryStates(List<ProcessStatus> processes) throws IOException {
        Map<Integer, String> byPort = registry.statuses();
        return processes.stream()
                .filter(ObservedSystem::registers)
                .collect(
                        toMap(ProcessStatus::name, process -> byPort.getOrDefault(process.registeredPort(), "absent")));
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
    public SoukClient client(String service, String url, Duration timeout) {
        return registry.clients().at(service, url, timeout);
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
