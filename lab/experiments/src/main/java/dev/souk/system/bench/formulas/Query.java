package dev.souk.system.bench.formulas;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What the laws ask the Prometheus endpoints of all instances of a service for: a timer, or a gauge. */
enum Query {
    REQUESTS_AT_GATEWAY(Topology.GATEWAY.name(), "http_server_requests_seconds", "method", "GET"),
    CALLS_OF_GATEWAY(Topology.GATEWAY.name(), "souk_loadbalancing_latency_seconds", "service", Topology.USERS.name()),
    REQUESTS_IN_SERVICE(Topology.USERS.name(), "http_server_requests_seconds", "uri", "/wallet"),
    WAITS_FOR_CONNECTION(Topology.USERS.name(), "hikaricp_connections_acquire_seconds", "", ""),
    /** Reading it takes none of these permits. */
    CONCURRENT_REQUESTS(Topology.USERS.name(), "souk_web_requests_permits_used", "", ""),
    SAGAS(Topology.ORDERS.name(), "souk_saga_duration_seconds", "outcome", "confirmed");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final String service;
    private final String metric;
    private final String label;
    private final String value;

    Query(String service, String metric, String label, String value) {
        this.service = service;
        this.metric = metric;
        this.label = label;
        this.value = value;
    }

    /** How often something happened, and what it took together. */
    record Timer(double count, double seconds) {

        Timer since(Timer before) {
            return new Timer(count - before.count, seconds - before.seconds);
        }

        double meanMillis() {
            return seconds / count * Law.MILLIS;
        }
    }

    /** What all timers have counted until now. */
    static Map<Query, Timer> timers(RunningSouk souk) throws IOException, InterruptedException {
        var timers = new EnumMap<Query, Timer>(Query.class);
        for (Query query : values()) {
            timers.put(query, query.timer(souk));
        }
        return timers;
    }

    /** Of these timers, the one of this query. */
    Timer in(Map<Query, Timer> timers) {
        return Objects.requireNonNull(timers.get(this));
    }

    /** What the timer has counted until now. */
    Timer timer(RunningSouk souk) throws IOException, InterruptedException {
        List<String> instances = instances(souk);
        return new Timer(sum(instances, "_count"), sum(instances, "_sum"));
    }

    /** Reads the gauge of the instances that run now. */
    Callable<Double> gauge(RunningSouk souk) {
        List<String> instances = instances(souk);
        return () -> sum(instances, "");
    }

    private List<String> instances(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(service))
                .map(process -> String.valueOf(process.managementUrl()))
                .toList();
    }

    private double sum(List<String> instances, String suffix) throws IOException, InterruptedException {
        var client = new MetricsClient(_ -> HTTP, TIMEOUT, List.of(metric));
        double sum = 0;
        for (String url : instances) {
            sum += client.read(service, url).sum(metric + suffix, this::isMeant).orElse(0.0);
        }
        return sum;
    }

    private boolean isMeant(Sample sample) {
        return label.isEmpty() || sample.label(label).equals(value);
    }
}
