package dev.souk.launcher.supervision;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Adds and removes instances while the system runs, so that callers always find one. A new instance is ready and in the
 * registry before an old one leaves it. The registry is the one order of both: no caller sees the old one leave before
 * it sees the new one. An instance that leaves keeps serving until its callers have noticed; it does that itself.
 *
 * @param processes all, also those that were added
 * @param factory makes the process of a further instance by its number, with a port of its own
 */
public record InstanceChanges(
        ProcessGroup processes,
        BiFunction<ServiceDefinition, Integer, ManagedProcess> factory,
        Consumer<Progress> reporter) {

    private static final String BEHIND_HAPROXY =
            " Behind HAProxy it can be replaced: `./souk up --instances gateway-service=2`.";

    /**
     * Starts another instance beside each of those of this name that run, one after the other, and ends the old one
     * when callers can find the new one.
     *
     * @return the names of the new instances
     * @throws ToolException if the new one is not ready or not registered in time: it is ended, the old one stays
     */
    public synchronized List<String> replace(String name) {
        requireChangeable(ServiceNames.ofInstance(name));
        return processes.running(name).stream().map(this::replace).toList();
    }

    private String replace(ManagedProcess old) {
        try {
            ManagedProcess next = add(old.instance().service());
            remove(old);
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
        service.requireInstances(count);
        requireChangeable(service);
        if (instances(service).isEmpty()) {
            throw new ToolException("%s is no part of this system: see `./souk up --help`.".formatted(name));
        }
        instances(service).stream().filter(process -> !process.isActive()).forEach(this::forget);
        while (instances(service).size() < count) {
            add(service);
        }
        while (instances(service).size() > count) {
            remove(instances(service).getLast());
        }
        return instances(service).stream().map(ManagedProcess::name).toList();
    }

    /** It is closed first: a start that has found it already would leave a process that nobody stops. */
    private void forget(ManagedProcess down) {
        down.discard();
        processes.remove(down);
    }

    private List<ManagedProcess> instances(ServiceDefinition service) {
        return processes.all().stream()
                .filter(process -> process.instance().service().equals(service))
                .sorted(Comparator.comparingInt(process -> process.instance().number()))
                .toList();
    }

    /** Callers find instances through the registry, and gateways through the proxy, if there is one. */
    private void requireChangeable(ServiceDefinition service) {
        boolean proxied = processes.all().stream()
                .anyMatch(process -> process.instance().service().type() == ProcessType.PROXY);
        if (!service.scales() && !(proxied && service.equals(Topology.GATEWAY))) {
            throw new ToolException(
                    "%s has a fixed address, so no other instance can take its place. `./souk restart` restarts it.%s"
                            .formatted(service.name(), service.equals(Topology.GATEWAY) ? BEHIND_HAPROXY : ""));
        }
    }

    /** Returns when callers can find the new instance; one that is not ready or not registered in time is ended. */
    private ManagedProcess add(ServiceDefinition service) {
        ManagedProcess next = factory.apply(service, freeNumber(service));
        processes.add(next);
        try {
            next.startForCallers();
            return next;
        } catch (ToolException failure) {
            forget(next);
            throw failure;
        }
    }

    private void remove(ManagedProcess old) {
        long begin = System.nanoTime();
        old.shutDown(ManagedProcess.DRAIN_TIMEOUT);
        processes.remove(old);
        reporter.accept(new Progress.Removed(old.name(), Duration.ofNanos(System.nanoTime() - begin)));
    }

    /** The lowest that no instance has, so that logs and temporary folders do not become more with each roll. */
    private int freeNumber(ServiceDefinition service) {
        List<ManagedProcess> instances = instances(service);
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> instances.stream()
                        .noneMatch(process -> process.instance().number() == number))
                .findFirst()
                .orElseThrow();
    }
}
