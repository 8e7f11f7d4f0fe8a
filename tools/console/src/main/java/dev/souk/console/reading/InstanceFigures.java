package dev.souk.console.reading;

import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.tools.process.ProcessStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a process does, and what it needs for that. Nothing where it does not answer. */
record InstanceFigures(Interval all) {

    private static final double STALLED_SECONDS = 30;
    private static final double NANOS_OF_A_PERCENT = 1e7;

    static ProcessView of(ProcessStatus process, Reading before, Reading now) {
        return new ProcessView(
                process,
                now.has(process) || process.managementUrl() == null || process.pid() == null,
                now.registryStates().get(process.name()),
                new InstanceFigures(now.since(before, process)).byName());
    }

    /**
     * Requests but those to the actuator, and which of them ended with 5xx; CPU in percent of one processor;
     * connections to the database in use; for how long a consumer has made no progress, above half a minute.
     */
    private Map<String, @Nullable Double> byName() {
        Interval callers = all.of(sample -> !sample.label("uri").startsWith("/actuator"));
        Interval failed = callers.of(sample -> sample.label("outcome").equals("SERVER_ERROR"));
        Interval heap = all.of(sample -> sample.label("area").equals("heap") && sample.value() > 0);
        Interval stalled = all.of(sample -> sample.value() > STALLED_SECONDS);
        Double cpuNanos = all.perSecond(WatchedMetric.CPU_TIME.total());
        var figures = new LinkedHashMap<String, @Nullable Double>();
        figures.put("requests_per_second", callers.perSecond(WatchedMetric.REQUESTS.count()));
        figures.put("errors_per_second", failed.perSecond(WatchedMetric.REQUESTS.count()));
        figures.put("mean_ms", callers.meanMillis(WatchedMetric.REQUESTS.series()));
        figures.put("active_requests", all.latest(WatchedMetric.ACTIVE_REQUESTS.series()));
        figures.put("cpu_percent", cpuNanos == null ? null : Double.valueOf(cpuNanos / NANOS_OF_A_PERCENT));
        figures.put("heap_used_bytes", heap.latest(WatchedMetric.MEMORY_USED.series()));
        figures.put("heap_max_bytes", heap.latest(WatchedMetric.MEMORY_MAXIMUM.series()));
        figures.put("pool_used", all.latest(WatchedMetric.POOL_USED.series()));
        figures.put("pool_maximum", all.latest(WatchedMetric.POOL_MAXIMUM.series()));
        figures.put("stalled_seconds", stalled.latest(WatchedMetric.CONSUMER_STALLED.series()));
        figures.put("config_changes", all.latest(WatchedMetric.CONFIG_CHANGES.total()));
        return figures;
    }
}
