package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Some metrics of the first instance of a service, as it counts itself. */
record InstanceMetrics(SoukClient actuator, List<String> names) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static InstanceMetrics of(SoukOperations souk, ServiceDefinition service, String... names) {
        String url = Objects.requireNonNull(souk.status().of(service).getFirst().managementUrl());
        return new InstanceMetrics(new SoukClient(url, TIMEOUT), List.of(names));
    }

    /** The sum of those samples, 0 without one; not a number if the instance does not say so in ten seconds. */
    double sum(String name, Predicate<Sample> which) {
        try {
            return Metrics.read(actuator, names).of(which).sum(name).orElse(0.0);
        } catch (IOException | ToolException late) {
            return Double.NaN;
        }
    }
}
