package dev.souk.launcher.supervision;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Adds and removes instances while the system runs, so that callers always find one. A new instance is ready and in the
 * registry before an old one leaves it. The registry is the one order of both: no caller sees the old one leave before
 * it sees the new one. An instance that leaves keeps serving until its callers have noticed; it does that itself.
 */
public final class InstanceChanges {

    private static final String BEHIND_HAPROXY =
            " Behind HAProxy it can be replaced: `./souk up --instances gateway-service=2`.";

    private final ProcessGroup processes;
    private final ServiceInstances instances;
    private final Map<ServiceDefinition, TwoVersions> releases = new ConcurrentHashMap<>();

    /** Of these processes, with further ones from the factory. */
    public InstanceChanges(ProcessGroup processes, ProcessFactory factory, Consumer<Progress> reporter) {
        this.processes = processes;
        this.instances = new ServiceInstances(processes, factory, reporter);
    }

    /**
     * Starts another instance beside the one of this name, and ends that one when callers can find the other.
     *
     * @return the name of the new instance
     * @throws ToolException if the new one is not ready or not registered in time: it is ended, the old one stays
     */
    public synchronized String replace(String name) {
        ManagedProcess old = single(name);
        ServiceDefinition service = old.instance().service();
        requireNoRelease(service);
        requireChangeable(service);
        if (!old.isAlive()) {
            throw new ToolException("%s is not running.".formatted(old.name()));
        }
        try {
            ManagedProcess next = instances.add(service);
            instances.remove(old);
            return next.name();
        } catch (ToolException failure) {
            throw new ToolException(
                    "%s was not replaced and goes on. %s".formatted(old.name(), failure.explanation()), failure);
        }
    }

    /**
     * Starts instances of the service until that many run, or ends those with the highest numbers. One that was down
     * leaves its number to another.
     *
     * @return the names of those that run
     */
    public synchronized List<String> scale(String name, int count) {
        ServiceDefinition service = ServiceNames.service(name);
        requireNoRelease(service);
        service.requireInstances(count);
        requireChangeable(service);
        instances.of(service).stream().filter(process -> !process.isActive()).forEach(processes::remove);
        while (instances.of(service).size() < count) {
            instances.add(service);
        }
        while (instances.of(service).size() > count) {
            instances.remove(instances.of(service).getLast());
        }
        return instances.of(service).stream().map(ManagedProcess::name).toList();
    }

    /** Callers find instances through the registry, and gateways through HAProxy, if it runs. */
    private void requireChangeable(ServiceDefinition service) {
        boolean proxied = processes.all().stream()
                .anyMatch(process -> process.instance().service().equals(Topology.EDGE));
        if (!service.scales() && !(proxied && service.equals(Topology.GATEWAY))) {
            throw new ToolException(
                    "%s has a fixed address, so no other instance can take its place. `./souk restart` restarts it.%s"
                            .formatted(service.name(), service.equals(Topology.GATEWAY) ? BEHIND_HAPROXY : ""));
        }
    }

    private ManagedProcess single(String name) {
        List<ManagedProcess> named = processes.named(name);
        if (named.size() > 1) {
            throw new ToolException("%s has %s instances; name one, such as %s."
                    .formatted(name, named.size(), named.getFirst().name()));
        }
        return named.getFirst();
    }

    /**
     * Begins a release: until it ends, nobody else adds or removes instances of the service.
     *
     * @throws ToolException if there is one, if no instance runs, or if there cannot be twice as many
     */
    public synchronized TwoVersions begin(ServiceDefinition service) {
        requireNoRelease(service);
        if (!service.scales()) {
            throw new ToolException("%s runs once; no other version can run beside it.".formatted(service.name()));
        }
        List<ManagedProcess> old = instances.of(service);
        int running = (int) old.stream().filter(ManagedProcess::isAlive).count();
        if (running == 0) {
            throw new ToolException("%s is not running.".formatted(service.name()));
        }
        service.requireInstances(old.size() + running);
        var versions = new TwoVersions(old, running, instances, () -> releases.remove(service));
        releases.put(service, versions);
        return versions;
    }

    private void requireNoRelease(ServiceDefinition service) {
        if (releases.containsKey(service)) {
            throw new ToolException("A release of %s is in progress.".formatted(service.name()));
        }
    }
}
