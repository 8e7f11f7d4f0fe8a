package dev.souk.console.reading;

import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.console.system.SystemView.TopicsView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the console shows of two readings. */
final class Views {

    private Views() {}

    static SystemView of(Interval interval, Instant time) {
        Reading now = interval.now();
        List<ServiceTopics> services = now.system().services();
        return new SystemView(
                time,
                now.system().gateway(),
                now.system().processes().stream()
                        .map(process -> process(new InstanceFigures(interval, process)))
                        .toList(),
                now.services().stream()
                        .flatMap(caller -> CallFigures.all(interval, caller))
                        .toList(),
                services.stream()
                        .map(service -> QueueFigures.of(now, service.service()))
                        .toList(),
                topics(services, ServiceTopics::published),
                topics(services, ServiceTopics::consumed));
    }

    private static ProcessView process(InstanceFigures figures) {
        MonitoredProcess process = figures.process();
        boolean hasActuator = process.managementUrl() != null;
        return new ProcessView(
                process,
                !hasActuator || !process.runs() || figures.answers(),
                hasActuator ? orNull(figures.registryState()) : null,
                figures.all());
    }

    private static List<TopicsView> topics(List<ServiceTopics> services, Function<ServiceTopics, List<String>> which) {
        return services.stream()
                .map(service -> new TopicsView(service.service(), which.apply(service)))
                .toList();
    }

    static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
