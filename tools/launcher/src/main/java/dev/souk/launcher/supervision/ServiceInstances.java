package dev.souk.launcher.supervision;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The instances of each service, and how one joins and one leaves while the system is used. */
record ServiceInstances(ProcessGroup processes, ProcessFactory factory, Consumer<Progress> reporter) {

    List<ManagedProcess> of(ServiceDefinition service) {
        return processes.all().stream()
                .filter(process -> process.instance().service().equals(service))
                .sorted(Comparator.comparingInt(process -> process.instance().number()))
                .toList();
    }

    /**
     * Starts another instance, and returns when callers can find it.
     *
     * @throws ToolException if it is not ready or not registered in time; it is ended then
     */
    ManagedProcess add(ServiceDefinition service) {
        ManagedProcess next = factory.create(service, freeNumber(service));
        processes.add(next);
        try {
            next.startForCallers();
            return next;
        } catch (ToolException failure) {
            next.discard();
            processes.remove(next);
            throw failure;
        }
    }

    /** Ends an instance, which keeps serving until its callers have noticed. */
    void remove(ManagedProcess old) {
        long begin = System.nanoTime();
        old.shutDown(ManagedProcess.DRAIN_TIMEOUT);
        processes.remove(old);
        reporter.accept(new Progress.Removed(old.name(), Duration.ofNanos(System.nanoTime() - begin)));
    }

    /**
     * The lowest number that no instance has, so that logs and temporary folders do not become more with each release.
     */
    private int freeNumber(ServiceDefinition service) {
        Set<Integer> taken =
                of(service).stream().map(process -> process.instance().number()).collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }
}
