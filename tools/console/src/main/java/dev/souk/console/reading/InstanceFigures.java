package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.SystemView.ProcessView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a process does, and what it needs for that. Nothing where it does not answer. */
record InstanceFigures(Interval interval, MonitoredProcess process) {

    private static final double STALLED_SECONDS = 30;
    private static final double NANOS_OF_A_PERCENT = 1e7;
    private static final String UNKNOWN_TO_THE_REGISTRY = "absent";

    /** Health checks, and the requests of those who watch. */
    private static final Predicate<Sample> OF_CALLERS =
            sample -> !sample.label("uri").startsWith("/actuator");

    /** Those that are answered with 5xx. */
    private static final Predicate<Sample> FAILED =
            OF_CALLERS.and(sample -> sample.label("outcome").equals("SERVER_ERROR"));

    ProcessView view() {
        boolean hasActuator = process.managementUrl() != null;
        return new ProcessView(
                process,
                !hasActuator || !process.runs() || metrics().isPresent(),
                hasActuator ? registryState().orElse(null) : null,
                all());
    }

    private Optional<Metrics> metrics() {
        return interval.now().metrics(process);
    }

    /** Nothing for what does not register, or if the registry did not answer. */
    private Optional<String> registryState() {
        return process.registeredPort() == 0
                ? Optional.empty()
                : interval.now()
                        .registryStates()
                        .map(states -> states.getOrDefault(process.registeredPort(), UNKNOWN_TO_THE_REGISTRY));
    }

    /** By name: requests without those to its actuator; CPU of one processor; connections to the database in use. */
    private Map<String, @Nullable Double> all() {
        var all = new LinkedHashMap<String, @Nullable Double>();
        String requests = WatchedMetric.REQUESTS.series();
        String count = WatchedMetric.REQUESTS.count();
        all.put("requests_per_second", interval.perSecond(process, count, OF_CALLERS));
        all.put("errors_per_second", interval.perSecond(process, count, FAILED));
        all.put("mean_ms", interval.meanMillis(process, requests, OF_CALLERS));
        all.put("active_requests", now(WatchedMetric.ACTIVE_REQUESTS.series(), _ -> true));
        all.put("cpu_percent", cpuPercent());
        all.put("heap_used_bytes", now(WatchedMetric.MEMORY_USED.series(), InstanceFigures::isOfHeap));
        all.put("heap_max_bytes", now(WatchedMetric.MEMORY_MAXIMUM.series(), InstanceFigures::isOfHeap));
        all.put("pool_used", now(WatchedMetric.POOL_USED.series(), _ -> true));
        all.put("pool_maximum", now(WatchedMetric.POOL_MAXIMUM.series(), _ -> true));
        all.put("stalled_seconds", now(WatchedMetric.CONSUMER_STALLED.series(), InstanceFigures::hasStalled));
        all.put("config_changes", now(WatchedMetric.CONFIG_CHANGES.total(), _ -> true));
        return all;
    }

    private @Nullable Double now(String series, Predicate<Sample> which) {
        return metrics().flatMap(metrics -> metrics.sum(series, which)).orElse(null);
    }

    private static boolean isOfHeap(Sample sample) {
        return sample.label("area").equals("heap") && sample.value() > 0;
    }

    /** A consumer has made no progress for longer than half a minute. */
    private static boolean hasStalled(Sample sample) {
        return sample.value() > STALLED_SECONDS;
    }

    private @Nullable Double cpuPercent() {
        Double nanos = interval.perSecond(process, WatchedMetric.CPU_TIME.total(), _ -> true);
        return nanos == null ? null : nanos / NANOS_OF_A_PERCENT;
    }
}
