package dev.souk.console.reading;

import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.SystemView.ProcessView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the console shows of two readings. */
final class Views {

    private Views() {}

    static SystemView of(Interval interval, MonitoredSystem system, Instant time) {
        Reading now = interval.now();
        return new SystemView(
                time,
                system.gateway(),
                now.processes().stream()
                        .map(process -> process(new InstanceFigures(interval, process)))
                        .toList(),
                now.services().stream()
                        .flatMap(caller -> CallFigures.all(interval, caller))
                        .toList(),
                system.services().stream()
                        .map(service -> QueueFigures.of(now, service.service()))
                        .toList(),
                system.services());
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

    static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
