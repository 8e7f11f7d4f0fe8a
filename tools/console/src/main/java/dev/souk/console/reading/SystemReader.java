package dev.souk.console.reading;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.console.reading.Reading.Observed;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.SystemView;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all processes at once. One that does not answer in time is missing in the result. */
public final class SystemReader implements AutoCloseable {

    /** Less than the second between two readings. */
    public static final Duration TIMEOUT = Duration.ofMillis(800);

    private final ProcessSource source;
    private final MetricsClient metrics;
    private final ParallelReads reads = new ParallelReads();
    private @Nullable Reading last;

    /**
     * A reader of a running system.
     *
     * @param clients the HTTP client for the instances of a service
     */
    public SystemReader(ProcessSource source, Function<String, HttpClient> clients) {
        this.source = source;
        this.metrics = new MetricsClient(clients, TIMEOUT, WatchedMetrics.ALL);
    }

    /** What the console shows: the system now, with the rates since the call before. */
    public synchronized SystemView view(InstantSource clock) throws InterruptedException {
        Reading now = read();
        Reading before = last == null ? now : last;
        last = now;
        return Views.of(new Interval(before, now), clock.instant());
    }

    /** The system now; an exception of its source says why there is nothing to show. */
    public Reading read() throws InterruptedException {
        long begin = System.nanoTime();
        SystemDescription system = source.describe();
        long deadline = ParallelReads.deadline(TIMEOUT);
        var states = reads.begin(() -> source.registryStates(system.processes()));
        Map<String, Observed> observed = observe(system.processes(), deadline);
        return new Reading(begin, system, observed, ParallelReads.answer(states, deadline));
    }

    private Map<String, Observed> observe(List<MonitoredProcess> processes, long deadline) throws InterruptedException {
        var begun = new HashMap<String, Future<Observed>>();
        for (MonitoredProcess process : processes) {
            String url = process.managementUrl();
            if (url != null && process.runs()) {
                begun.put(
                        process.name(),
                        reads.begin(() -> new Observed(metrics.read(process.service(), url), System.nanoTime())));
            }
        }
        var observed = new HashMap<String, Observed>();
        for (var read : begun.entrySet()) {
            ParallelReads.answer(read.getValue(), deadline).ifPresent(answer -> observed.put(read.getKey(), answer));
        }
        return observed;
    }

    @Override
    public void close() {
        reads.close();
    }
}
