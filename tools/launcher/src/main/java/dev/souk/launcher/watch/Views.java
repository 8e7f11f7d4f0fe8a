package dev.souk.launcher.watch;

import dev.souk.console.system.SystemView;
import dev.souk.console.system.SystemView.CallView;
import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.console.system.SystemView.QueueView;
import dev.souk.console.system.SystemView.TopicsView;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.metrics.ProtectedCalls;
import dev.souk.launcher.metrics.Sample;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the console shows of two readings: the same figures as the tables of `souk watch`. */
record Views(Interval interval) {

    private static final String LAUNCHER = "launcher";

    SystemView system(Instant time) {
        Reading now = interval.now();
        return new SystemView(
                time,
                now.status().gateway(),
                now.status().processes().stream().map(this::process).toList(),
                now.services().stream().flatMap(this::calls).toList(),
                owners().map(service -> queue(service, QueueFigures.of(now, service)))
                        .toList(),
                owners().map(service -> new TopicsView(service.name(), service.topics()))
                        .toList(),
                owners().map(service -> new TopicsView(service.name(), service.consumed()))
                        .toList());
    }

    private static Stream<ServiceDefinition> owners() {
        return Topology.services().stream().filter(ServiceDefinition::hasDatabase);
    }

    private ProcessView process(ProcessStatus process) {
        var figures = new InstanceFigures(interval, process);
        boolean isLauncher = process.service().equals(LAUNCHER);
        return new ProcessView(
                process.name(),
                process.service(),
                kind(process.service()),
                process.state().name(),
                process.pid(),
                process.url(),
                process.outdated(),
                process.memory().pssBytes(),
                process.managementUrl() == null || process.pid() == null || figures.answers(),
                process.managementUrl() == null ? null : orNull(figures.registryState()),
                orNull(figures.cpuPercent()),
                orNull(figures.heapUsedBytes()),
                orNull(figures.heapMaximumBytes()),
                orNull(figures.requestsPerSecond()),
                orNull(figures.errorsPerSecond()),
                orNull(figures.meanMillis()),
                orNull(figures.activeRequests()),
                !isLauncher);
    }

    private static String kind(String service) {
        if (service.equals(LAUNCHER)) {
            return LAUNCHER;
        }
        if (service.equals(Topology.GATEWAY.name())) {
            return "gateway";
        }
        if (service.equals(Topology.REGISTRY.name())) {
            return "registry";
        }
        return Stream.concat(Topology.services().stream(), Stream.of(Topology.EDGE))
                .filter(definition -> definition.name().equals(service))
                .map(definition -> switch (definition.type()) {
                    case POSTGRES -> "database";
                    case KAFKA -> "broker";
                    case PROXY -> "proxy";
                    case BOOT -> "service";
                })
                .findFirst()
                .orElse("service");
    }

    private Stream<CallView> calls(ProcessStatus caller) {
        return interval.now().metrics(caller).map(ProtectedCalls::new).stream()
                .flatMap(calls -> calls.names().stream().map(name -> call(caller, calls, name)));
    }

    private CallView call(ProcessStatus caller, ProtectedCalls calls, String name) {
        Predicate<Sample> all = ProtectedCalls.of(name);
        Predicate<Sample> retried = all.and(sample -> sample.label("kind").endsWith("_with_retry"));
        return new CallView(
                caller.name(),
                name,
                callee(name),
                orNull(calls.state(name)),
                orNull(interval.perSecond(caller, ProtectedCalls.CALL_COUNT, all)),
                orNull(calls.failureRate(name).filter(rate -> rate >= 0)),
                orNull(calls.slowCallRate(name).filter(rate -> rate >= 0)),
                orNull(interval.meanMillis(caller, ProtectedCalls.CALLS, all)),
                orNull(calls.notPermitted(name)),
                orNull(interval.perSecond(caller, ProtectedCalls.RETRY_COUNT, retried)),
                orNull(calls.bulkheadUsed(name)),
                orNull(calls.bulkheadMaximum(name)));
    }

    /** A circuit breaker is named after the service, or after the service and what is called of it. */
    private static String callee(String name) {
        return Topology.services().stream()
                .map(ServiceDefinition::name)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    private static QueueView queue(ServiceDefinition service, QueueFigures figures) {
        boolean hasOrders = service.equals(Topology.ORDERS);
        return new QueueView(
                service.name(),
                orNull(figures.outboxPending()),
                orNull(figures.outboxParked()),
                orNull(figures.deadLetters()),
                orNull(figures.consumerLag()),
                hasOrders && !figures.instances().isEmpty() ? sum(figures) : null,
                orNull(figures.ordersStuck()),
                orNull(figures.streamsOpen()));
    }

    private static double sum(QueueFigures figures) {
        return figures.ordersOpen().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
