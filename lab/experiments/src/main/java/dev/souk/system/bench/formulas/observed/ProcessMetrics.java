package dev.souk.system.bench.formulas.observed;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** What a process of the system counts itself. Reading it takes no permit of its limit of concurrent requests. */
public final class ProcessMetrics implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String PERMITS = "souk_web_requests_permits_used";
    private static final String REQUESTS = "http_server_requests_seconds";
    private static final String POOL_WAITS = "hikaricp_connections_acquire_seconds";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final MetricsClient gauge = client(List.of(PERMITS));
    private final MetricsClient timers = client(List.of(REQUESTS, POOL_WAITS));
    private final String service;
    private final String url;

    /** Of the process with this name, such as {@code user-service#1}. */
    public ProcessMetrics(RunningSouk souk, String process) {
        ProcessStatus status = souk.status().processes().stream()
                .filter(each -> each.name().equals(process))
                .findFirst()
                .orElseThrow();
        this.service = status.service();
        this.url = String.valueOf(status.managementUrl());
    }

    /**
     * What was counted until now.
     *
     * @param requests that were answered
     * @param seconds what they took together
     * @param poolWaits how often a connection to the database was taken from the pool
     * @param poolWaitSeconds what these waited together
     */
    public record Counts(double requests, double seconds, double poolWaits, double poolWaitSeconds) {

        /** What was counted since an earlier time. */
        public Counts since(Counts before) {
            return new Counts(
                    requests - before.requests,
                    seconds - before.seconds,
                    poolWaits - before.poolWaits,
                    poolWaitSeconds - before.poolWaitSeconds);
        }
    }

    private MetricsClient client(List<String> names) {
        return new MetricsClient(_ -> http, TIMEOUT, names);
    }

    /** How many requests it processes now. */
    public double concurrentRequests() throws IOException, InterruptedException {
        return gauge.read(service, url).sum(PERMITS).orElseThrow();
    }

    /** Of requests for this path; connections are those of all requests. */
    public Counts counts(String path) throws IOException, InterruptedException {
        Metrics metrics = timers.read(service, url);
        return new Counts(
                of(metrics, REQUESTS + "_count", path),
                of(metrics, REQUESTS + "_sum", path),
                metrics.sum(POOL_WAITS + "_count").orElse(0.0),
                metrics.sum(POOL_WAITS + "_sum").orElse(0.0));
    }

    private static double of(Metrics metrics, String name, String path) {
        return metrics.sum(name, sample -> sample.label("uri").equals(path)).orElse(0.0);
    }

    @Override
    public void close() {
        http.close();
    }
}
