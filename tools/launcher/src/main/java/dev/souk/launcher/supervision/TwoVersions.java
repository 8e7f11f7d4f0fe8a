package dev.souk.launcher.supervision;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.tools.ToolException;
import java.util.List;

/** The instances of a service during a release: those of before, and as many of the new version as were running. */
public final class TwoVersions {

    private final ServiceDefinition service;
    private final List<ManagedProcess> old;
    private final int count;
    private final ServiceInstances instances;
    private final Runnable end;
    private volatile boolean cancelled;

    /** One or more instances of before, and {@code count} new ones. */
    TwoVersions(List<ManagedProcess> old, int count, ServiceInstances instances, Runnable end) {
        this.service = old.getFirst().instance().service();
        this.old = old;
        this.count = count;
        this.instances = instances;
        this.end = end;
    }

    /** The service. */
    public ServiceDefinition service() {
        return service;
    }

    /** The names of the instances of before. */
    public List<String> before() {
        return old.stream().map(ManagedProcess::name).toList();
    }

    /** The names of the new instances that there are now. */
    public List<String> next() {
        return added().stream().map(ManagedProcess::name).toList();
    }

    private List<ManagedProcess> added() {
        return instances.of(service).stream()
                .filter(process -> !old.contains(process))
                .toList();
    }

    /**
     * Starts the new instances, one after the other: together they would take the processors from those that serve.
     *
     * @throws ToolException if one is not ready or not registered in time, or if it was cancelled
     */
    public void startNext() {
        while (added().size() < count) {
            if (cancelled) {
                throw new ToolException("The release of %s was cancelled.".formatted(service.name()));
            }
            instances.add(service);
        }
    }

    /** Ends a start in progress, from another thread. */
    public void cancel() {
        cancelled = true;
        added().stream().filter(process -> !process.isReady()).forEach(ManagedProcess::discard);
    }

    /** Fails if one of the new instances is not ready. */
    public void requireNext() {
        added().stream().filter(process -> !process.isReady()).findFirst().ifPresent(down -> {
            throw new ToolException("%s is not ready.".formatted(down.name()));
        });
    }

    /** Ends the instances of before; the others stay. */
    public void keepNext() {
        old.forEach(instances::remove);
        end.run();
    }

    /** Ends the new instances; those of before stay. */
    public void keepBefore() {
        added().forEach(instances::remove);
        end.run();
    }
}
