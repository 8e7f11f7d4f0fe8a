package dev.souk.common.discovery;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once each required service has had an instance, and from then on always. If a service becomes unavailable later,
 * circuit breakers handle it: an instance that became unready as well would only spread the failure. Nor does an
 * instance that starts while a service is down wait for it longer than the others need to start: the registry lists it
 * by then, so that it is not the one that is wrong.
 */
final class RequiredServicesHealthIndicator implements HealthIndicator {

    private static final long LONGEST_WAIT_NANOS = Duration.ofMinutes(2).toNanos();

    private final RegisteredInstances registry;
    private final String self;
    private final List<String> required;
    private final LongSupplier nanoTime;
    private final long begin;
    private volatile boolean seenAll;

    RequiredServicesHealthIndicator(
            RegisteredInstances registry, String self, List<String> required, LongSupplier nanoTime) {
        this.registry = registry;
        this.self = self;
        this.required = List.copyOf(required);
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    @Override
    public Health health() {
        if (seenAll) {
            return Health.up().build();
        }
        List<String> missing = required.stream().filter(this::isMissing).toList();
        boolean isLate = nanoTime.getAsLong() - begin > LONGEST_WAIT_NANOS;
        seenAll = missing.isEmpty() || (isLate && !isMissing(self));
        return seenAll
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting_for", missing).build();
    }

    private boolean isMissing(String service) {
        return registry.of(service).isEmpty();
    }
}
