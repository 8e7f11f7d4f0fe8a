package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.reading.Reading.Observed;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.SystemView;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.ProcessStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads all processes at once, for all who look at them: at most once a second, however many there are. A process that
 * does not answer in time is missing in the result. Thread-safe.
 */
public final class SystemReader implements AutoCloseable {

    /** Less than the second between two readings. */
    public static final Duration TIMEOUT = Duration.ofMillis(800);

    private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();

    private final MonitoredSystem system;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Reading last;
    private @Nullable SystemView view;
    private long viewNanos;

    public SystemReader(MonitoredSystem system, InstantSource clock) {
        this.system = system;
        this.clock = clock;
    }

    /**
     * The system now, or less than a second ago, with the rates since the reading before. Takes about a second at most.
     *
     * @throws ToolException if it cannot be read
     */
    public synchronized SystemView view() throws InterruptedException {
        SystemView known = view;
        if (known == null || System.nanoTime() - viewNanos > FRESH_NANOS) {
            Reading now = read();
            known = view(last == null ? now : last, now);
            last = now;
            view = known;
            viewNanos = System.nanoTime();
        }
        return known;
    }

    private SystemView view(Reading before, Reading now) {
        return new SystemView(
                clock.instant(),
                system.gateway(),
                now.processes().stream()
                        .map(process -> InstanceFigures.of(process, before, now))
                        .toList(),
                now.services().stream()
                        .flatMap(caller -> CallFigures.all(caller, before, now))
                        .toList(),
                system.services().stream()
                        .map(service -> QueueFigures.of(now, service.service()))
                        .toList(),
                system.services());
    }

    /** What is late is cancelled, and delays nothing else. */
    Reading read() throws InterruptedException {
        List<ProcessStatus> processes = system.processes();
        var states = new AtomicReference<@Nullable Map<String, String>>();
        var observed = new ConcurrentHashMap<String, Observed>();
        var reads = new ArrayList<Callable<@Nullable Object>>();
        reads.add(() -> states.getAndSet(system.registryStates(processes)));
        for (ProcessStatus process : processes) {
            String url = process.managementUrl();
            if (url != null && process.pid() != null) {
                reads.add(() -> {
                    Metrics read = Metrics.read(system.client(process.service(), url, TIMEOUT), WatchedMetric.all());
                    return observed.put(process.name(), new Observed(read, System.nanoTime()));
                });
            }
        }
        var _ = threads.invokeAll(reads, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return new Reading(processes, Map.copyOf(observed), Objects.requireNonNullElse(states.get(), Map.of()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
