package dev.souk.console.reading;

import dev.souk.console.metrics.ProtectedCalls;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.SystemView.CallView;
import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.console.system.SystemView.QueueView;
import dev.souk.console.system.SystemView.TopicsView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the console shows of two readings. */
record Views(Interval interval) {

    SystemView system(Instant time) {
        Reading now = interval.now();
        List<ServiceTopics> services = now.system().services();
        return new SystemView(
                time,
                now.system().gateway(),
                now.system().processes().stream().map(this::process).toList(),
                now.services().stream().flatMap(this::calls).toList(),
                services.stream()
                        .map(ServiceTopics::service)
                        .map(service -> queue(service, QueueFigures.of(now, service)))
                        .toList(),
                services.stream()
                        .map(service -> new TopicsView(service.service(), service.published()))
                        .toList(),
                services.stream()
                        .map(service -> new TopicsView(service.service(), service.consumed()))
                        .toList());
    }

    private ProcessView process(MonitoredProcess process) {
        var figures = new InstanceFigures(interval, process);
        boolean hasActuator = process.managementUrl() != null;
        return new ProcessView(
                process.name(),
                process.service(),
                process.kind().name().toLowerCase(Locale.ROOT),
                process.state().name(),
                process.pid(),
                process.url(),
                process.outdated(),
                process.memoryBytes(),
                !hasActuator || !process.runs() || figures.answers(),
                hasActuator ? orNull(figures.registryState()) : null,
                orNull(figures.cpuPercent()),
                orNull(figures.heapUsedBytes()),
                orNull(figures.heapMaximumBytes()),
                orNull(figures.requestsPerSecond()),
                orNull(figures.errorsPerSecond()),
                orNull(figures.meanMillis()),
                orNull(figures.activeRequests()),
                orNull(figures.poolUsed()),
                orNull(figures.poolMaximum()),
                orNull(figures.stalledSeconds()),
                process.control().isPossible(),
                process.control().cuttable(),
                process.control().faults());
    }

    private Stream<CallView> calls(MonitoredProcess caller) {
        return interval.now().metrics(caller).map(ProtectedCalls::new).stream()
                .flatMap(calls -> calls.names().stream().map(name -> call(caller, calls, name)));
    }

    private CallView call(MonitoredProcess caller, ProtectedCalls calls, String name) {
        var figures = new CallFigures(interval, caller, name);
        return new CallView(
                caller.name(),
                name,
                callee(name),
                orNull(calls.state(name)),
                orNull(figures.perSecond()),
                orNull(calls.failureRate(name).filter(rate -> rate >= 0)),
                orNull(calls.slowCallRate(name).filter(rate -> rate >= 0)),
                orNull(figures.meanMillis()),
                orNull(figures.p99Millis()),
                orNull(calls.notPermitted(name)),
                orNull(figures.retriesPerSecond()),
                orNull(calls.bulkheadUsed(name)),
                orNull(calls.bulkheadMaximum(name)));
    }

    /** A circuit breaker is named after the service, or after the service and what is called of it. */
    private String callee(String name) {
        return interval.now().system().processes().stream()
                .map(MonitoredProcess::service)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    private static QueueView queue(String service, QueueFigures figures) {
        var ordersOpen = figures.ordersOpen().values();
        return new QueueView(
                service,
                orNull(figures.outboxPending()),
                orNull(figures.outboxParked()),
                orNull(figures.deadLetters()),
                orNull(figures.consumerLag()),
                orNull(ordersOpen.stream().reduce(Double::sum)),
                orNull(figures.ordersStuck()),
                orNull(figures.streamsOpen()));
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
