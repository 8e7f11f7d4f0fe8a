package dev.souk.console.container;

import dev.souk.console.reading.ParallelReads;
import dev.souk.console.reading.ProcessSource;
import dev.souk.console.reading.ServiceTopics;
import dev.souk.console.reading.SystemDescription;
import dev.souk.console.reading.SystemReader;
import dev.souk.console.registry.RegisteredInstance;
import dev.souk.console.registry.RegistryClient;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instances that the registry lists; of a service without any one process that is down; and the servers that do not
 * register. While no registry answers, the instances are those that it listed before, as for their callers.
 */
final class RegisteredProcesses implements ProcessSource, AutoCloseable {

    private final ContainerSettings settings;
    private final RegistryClient registry;
    private final List<Server> servers;
    private final ParallelReads reads = new ParallelReads();
    private volatile List<RegisteredInstance> instances = List.of();
    private volatile boolean isCurrent;

    RegisteredProcesses(ContainerSettings settings, RegistryClient registry, List<Server> servers) {
        this.settings = settings;
        this.registry = registry;
        this.servers = servers;
    }

    @Override
    public SystemDescription describe() throws InterruptedException {
        long deadline = ParallelReads.deadline(SystemReader.TIMEOUT);
        var listed = reads.begin(this::listed);
        var connections = new LinkedHashMap<Server, Future<Boolean>>();
        servers.forEach(server -> connections.put(server, reads.begin(server::isReachable)));
        update(ParallelReads.answer(listed, deadline));
        var processes = new ArrayList<MonitoredProcess>();
        for (var connection : connections.entrySet()) {
            boolean isUp = ParallelReads.answer(connection.getValue(), deadline).orElse(false);
            processes.add(connection.getKey().process(isUp ? State.UP : State.DOWN));
        }
        names().flatMap(this::processesOf).forEach(processes::add);
        return new SystemDescription(settings.shop(), processes, settings.services());
    }

    private void update(Optional<List<RegisteredInstance>> answer) {
        isCurrent = answer.isPresent();
        instances = answer.orElse(instances);
    }

    /** Of the first registry that answers. */
    private List<RegisteredInstance> listed() throws IOException, InterruptedException {
        IOException last = new IOException("There is no registry.");
        for (String address : settings.registries()) {
            try {
                return registry.instances(settings.url(address));
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
        }
        throw last;
    }

    /** Those that should be there, and then what else has registered. */
    private Stream<String> names() {
        Stream<String> expected = Stream.concat(
                Stream.of(InstanceProcesses.GATEWAY),
                settings.services().stream().map(ServiceTopics::service));
        return Stream.concat(expected, instances.stream().map(RegisteredInstance::service))
                .distinct();
    }

    private Stream<MonitoredProcess> processesOf(String service) {
        List<MonitoredProcess> registered = instances.stream()
                .filter(instance -> instance.service().equals(service))
                .map(InstanceProcesses::of)
                .toList();
        return registered.isEmpty() ? Stream.of(InstanceProcesses.missing(service)) : registered.stream();
    }

    @Override
    public Map<String, String> registryStates(List<MonitoredProcess> processes) throws IOException {
        if (!isCurrent) {
            throw new IOException("No registry has answered.");
        }
        return instances.stream()
                .collect(Collectors.toMap(InstanceProcesses::name, RegisteredInstance::status, (one, _) -> one));
    }

    @Override
    public void close() {
        reads.close();
    }
}
