package dev.souk.storefront.remote;

import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** For how long calls are waited for: {@code resilience4j.timelimiter}. */
@Component
record TimeLimits(TimeLimiterRegistry registry) {

    Duration of(String service) {
        return registry.timeLimiter(service).getTimeLimiterConfig().getTimeoutDuration();
    }
}
