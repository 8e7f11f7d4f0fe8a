package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Some metrics of the first instance of a service, as it counts itself. */
record InstanceMetrics(String service, String url, MetricsClient client) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    static InstanceMetrics of(SoukOperations souk, ServiceDefinition service, String... names) {
        String url = Objects.requireNonNull(souk.status().of(service).getFirst().managementUrl());
        return new InstanceMetrics(service.name(), url, new MetricsClient(_ -> HTTP, TIMEOUT, List.of(names)));
    }

    /** The sum of those samples, 0 without one; not a number if the instance does not say so in two seconds. */
    double sum(String name, Predicate<Sample> which) {
        try {
            return client.read(service, url).sum(name, which).orElse(0.0);
        } catch (IOException late) {
            return Double.NaN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
