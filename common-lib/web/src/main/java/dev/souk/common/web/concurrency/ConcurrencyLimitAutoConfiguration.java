package dev.souk.common.web.concurrency;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The limits of the web server. */
@AutoConfiguration
@EnableConfigurationProperties(ConcurrencyProperties.class)
@Import({ConcurrencyLimitFilter.class, SmallConnectionBuffers.class})
class ConcurrencyLimitAutoConfiguration {

    @Bean
    ConcurrencyLimit concurrencyLimit(ConcurrencyProperties properties, MeterRegistry meters) {
        return new ConcurrencyLimit(properties.maxConcurrentRequests(), properties.retryAfter(), meters);
    }
}
