package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The instances of a service that the gateway's load balancer knows, by its own gauge. */
record KnownInstances(String gateway, String service, MetricsClient metrics) {

    private static final String GAUGE = "souk_loadbalancing_instances";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long INTERVAL_MILLIS = 50;
    private static final double NANOS = 1e9;

    static KnownInstances of(RunningSouk souk, String service) {
        String gateway = souk.status().processes().stream()
                .filter(process -> process.service().equals(Topology.GATEWAY.name()))
                .map(process -> Objects.requireNonNull(process.managementUrl()))
                .findFirst()
                .orElseThrow();
        HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        return new KnownInstances(gateway, service, new MetricsClient(_ -> http, TIMEOUT, List.of(GAUGE)));
    }

    /** From now until it knows so many; not a number if it does not within the limit. */
    double secondsUntil(int expected, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < limit.toNanos()) {
            if (now() == expected) {
                return (System.nanoTime() - begin) / NANOS;
            }
            Pacing.pause(INTERVAL_MILLIS);
        }
        return Double.NaN;
    }

    /** -1 if it does not say so in time. */
    private int now() throws InterruptedException {
        try {
            return metrics.read(Topology.GATEWAY.name(), gateway)
                    .sum(GAUGE, sample -> sample.label("service").equals(service))
                    .map(Double::intValue)
                    .orElse(-1);
        } catch (IOException late) {
            return -1;
        }
    }
}
