package dev.souk.common.web.concurrency;

import dev.souk.common.web.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The limits of the web server. */
@AutoConfiguration
@EnableConfigurationProperties(ConcurrencyProperties.class)
class ConcurrencyLimitAutoConfiguration {

    @Bean
    ConcurrencyLimit concurrencyLimit(ConcurrencyProperties properties, MeterRegistry meters) {
        return new ConcurrencyLimit(properties.maxConcurrentRequests(), properties.retryAfter(), meters);
    }

    @Bean
    FilterRegistrationBean<ConcurrencyLimitFilter> concurrencyLimitFilter(
            ConcurrencyLimit limit, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new ConcurrencyLimitFilter(limit, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    SmallConnectionBuffers smallConnectionBuffers() {
        return new SmallConnectionBuffers();
    }
}
