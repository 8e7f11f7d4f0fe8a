package dev.souk.gateway.limit;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the buckets. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    @Bean
    TimeMeter bucketClock() {
        return TimeMeter.SYSTEM_MILLISECONDS;
    }
}
