package dev.souk.gateway.ratelimit;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the clock of the rate limits. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    @Bean
    TimeMeter rateLimitClock() {
        return TimeMeter.SYSTEM_MILLISECONDS;
    }
}
