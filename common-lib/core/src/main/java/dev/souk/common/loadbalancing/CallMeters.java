package dev.souk.common.loadbalancing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.client.ServiceInstance;

/**
 * {@code souk.loadbalancing.calls} of one instance, by outcome, and {@code souk.loadbalancing.latency} of those that
 * succeeded, {@code souk.loadbalancing.ejections}. They are removed with the instance: each restart makes a new one,
 * and a counter for each that ever was would fill the memory.
 */
final class CallMeters {

    private final MeterRegistry metrics;
    private final Timer latency;
    private final Counter ejections;
    private final Map<CallOutcome, Counter> counters = new EnumMap<>(CallOutcome.class);

    CallMeters(MeterRegistry metrics, String service, ServiceInstance instance) {
        this.metrics = metrics;
        Tags tags = Tags.of("service", service)
                .and("instance", BalancedInstance.id(instance))
                .and("version", BalancedInstance.metadata(instance).getOrDefault("version", "unknown"));
        this.latency = Timer.builder("souk.loadbalancing.latency")
                .description("time until the response of an instance of another service begins")
                .tags(tags)
                .register(metrics);
        this.ejections = Counter.builder("souk.loadbalancing.ejections")
                .description("how often this caller has ejected an instance of another service")
                .tags(tags)
                .register(metrics);
        var calls = Counter.builder("souk.loadbalancing.calls")
                .description("calls to an instance of another service")
                .tags(tags)
                .withRegistry(metrics);
        for (CallOutcome outcome : CallOutcome.values()) {
            counters.put(outcome, calls.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    void count(CallOutcome outcome, long nanos) {
        if (outcome == CallOutcome.SUCCESS) {
            latency.record(nanos, TimeUnit.NANOSECONDS);
        }
        Objects.requireNonNull(counters.get(outcome)).increment();
    }

    void countEjection() {
        ejections.increment();
    }

    void remove() {
        counters.values().forEach(metrics::remove);
        metrics.remove(latency);
        metrics.remove(ejections);
    }
}
