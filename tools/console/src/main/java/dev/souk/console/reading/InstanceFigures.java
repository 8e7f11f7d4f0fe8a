package dev.souk.console.reading;

import static dev.souk.console.reading.WatchedMetrics.ACTIVE_REQUESTS;
import static dev.souk.console.reading.WatchedMetrics.CONSUMER_STALLED;
import static dev.souk.console.reading.WatchedMetrics.CPU_TIME;
import static dev.souk.console.reading.WatchedMetrics.MEMORY_MAXIMUM;
import static dev.souk.console.reading.WatchedMetrics.MEMORY_USED;
import static dev.souk.console.reading.WatchedMetrics.POOL_MAXIMUM;
import static dev.souk.console.reading.WatchedMetrics.POOL_USED;
import static dev.souk.console.reading.WatchedMetrics.REQUESTS;
import static dev.souk.console.reading.WatchedMetrics.count;
import static dev.souk.console.reading.WatchedMetrics.total;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.reading.MonitoredProcess.Kind;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a process does, and what it needs for that. Nothing where it does not answer. */
public record InstanceFigures(Interval interval, MonitoredProcess process) {

    private static final double STALLED_SECONDS = 30;
    private static final String UNKNOWN_TO_THE_REGISTRY = "absent";

    /** Health checks, and the requests of those who watch. */
    private static final Predicate<Sample> OF_CALLERS =
            sample -> !sample.label("uri").startsWith("/actuator");

    private static final Predicate<Sample> FAILED =
            OF_CALLERS.and(sample -> sample.label("outcome").equals("SERVER_ERROR"));

    /** Whether its actuator answered in time. */
    public boolean answers() {
        return metrics().isPresent();
    }

    private Optional<Metrics> metrics() {
        return interval.now().metrics(process);
    }

    /** Nothing for the registry itself, or if it did not answer. */
    public Optional<String> registryState() {
        return process.kind() == Kind.REGISTRY
                ? Optional.empty()
                : interval.now()
                        .registryStates()
                        .map(states -> states.getOrDefault(process.name(), UNKNOWN_TO_THE_REGISTRY));
    }

    /** Without those to its actuator. */
    public Optional<Double> requestsPerSecond() {
        return interval.perSecond(process, count(REQUESTS), OF_CALLERS);
    }

    /** Requests that are answered with 5xx. */
    public Optional<Double> errorsPerSecond() {
        return interval.perSecond(process, count(REQUESTS), FAILED);
    }

    /** Of the requests that ended in the interval. */
    public Optional<Double> meanMillis() {
        return interval.meanMillis(process, REQUESTS, OF_CALLERS);
    }

    /** Requests in progress. */
    public Optional<Double> activeRequests() {
        return metrics().flatMap(metrics -> metrics.sum(ACTIVE_REQUESTS));
    }

    /** Connections to the database that are in use. */
    public Optional<Double> poolUsed() {
        return metrics().flatMap(metrics -> metrics.sum(POOL_USED));
    }

    /** How many connections to the database there can be. */
    public Optional<Double> poolMaximum() {
        return metrics().flatMap(metrics -> metrics.sum(POOL_MAXIMUM));
    }

    /** For how long a consumer has made no progress; nothing up to half a minute. */
    public Optional<Double> stalledSeconds() {
        return metrics().flatMap(metrics -> metrics.sum(CONSUMER_STALLED)).filter(seconds -> seconds > STALLED_SECONDS);
    }

    /** 100 is one processor. */
    public Optional<Double> cpuPercent() {
        return interval.perSecond(process, total(CPU_TIME), _ -> true)
                .map(nanos -> nanos * 100 / TimeUnit.SECONDS.toNanos(1));
    }

    /** Of the Java heap. */
    public Optional<Double> heapUsedBytes() {
        return heap(MEMORY_USED);
    }

    /** Of the Java heap. */
    public Optional<Double> heapMaximumBytes() {
        return heap(MEMORY_MAXIMUM);
    }

    private Optional<Double> heap(String name) {
        return metrics()
                .flatMap(metrics ->
                        metrics.sum(name, sample -> sample.label("area").equals("heap") && sample.value() > 0));
    }
}
