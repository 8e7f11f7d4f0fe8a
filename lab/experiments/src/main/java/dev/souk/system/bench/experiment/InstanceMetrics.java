package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Some metrics of the first instance of a service, as it counts itself. */
record InstanceMetrics(String service, String url, MetricsClient client) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    static InstanceMetrics of(SoukOperations souk, ServiceDefinition service, String... names) {
        String url = Objects.requireNonNull(souk.status().of(service).getFirst().managementUrl());
        return new InstanceMetrics(service.name(), url, new MetricsClient(_ -> HTTP, TIMEOUT, List.of(names)));
    }

    /** As they are now; fails if it does not say so in two seconds. */
    Metrics read() throws IOException, InterruptedException {
        return client.read(service, url);
    }
}
