package dev.souk.launcher.watch;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.reading.MonitoredProcess;
import dev.souk.console.reading.MonitoredProcess.Control;
import dev.souk.console.reading.MonitoredProcess.Kind;
import dev.souk.console.reading.MonitoredProcess.State;
import dev.souk.console.reading.Reading;
import dev.souk.console.reading.Reading.Observed;
import dev.souk.console.reading.ServiceTopics;
import dev.souk.console.reading.SystemDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Readings of systems that do not run. */
final class ReadingBuilder {

    private static final List<ServiceTopics> SERVICES = Stream.of("user-service", "cart-service", "order-service")
            .map(service -> new ServiceTopics(service, List.of(), List.of()))
            .toList();

    private final long second;
    private final List<MonitoredProcess> processes = new ArrayList<>();
    private final Map<String, Observed> observed = new HashMap<>();
    private final Map<String, String> registry = new HashMap<>();

    /** A reading at this second. */
    ReadingBuilder(long second) {
        this.second = second;
    }

    /** A process that answers with these metrics, and is in the registry. */
    ReadingBuilder answering(String name, String metrics) {
        silent(name, State.UP);
        registry.put(name, "UP");
        observed.put(name, new Observed(Metrics.parse(metrics), TimeUnit.SECONDS.toNanos(second)));
        return this;
    }

    /** A process that does not answer, and is not in the registry. */
    ReadingBuilder silent(String name, State state) {
        processes.add(process(name, state));
        return this;
    }

    Reading build() {
        var system = new SystemDescription("http://localhost:1", processes, SERVICES);
        return new Reading(TimeUnit.SECONDS.toNanos(second), system, observed, Optional.of(registry));
    }

    /** The servers, whose names have no hyphen, have no actuator. */
    private static MonitoredProcess process(String name, State state) {
        String service = name.replaceFirst("#.*", "");
        boolean isService = service.contains("-");
        String url = isService ? "http://localhost:2" : null;
        Long pid = state == State.DOWN ? null : 7L;
        return new MonitoredProcess(
                name,
                service,
                isService ? Kind.SERVICE : Kind.BROKER,
                state,
                pid,
                url,
                url,
                false,
                null,
                new Control(true, false, List.of()));
    }
}
