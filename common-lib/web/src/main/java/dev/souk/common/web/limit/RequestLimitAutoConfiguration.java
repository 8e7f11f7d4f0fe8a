package dev.souk.common.web.limit;

import dev.souk.common.web.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The limits of the web server. */
@AutoConfiguration
@EnableConfigurationProperties(RequestLimitProperties.class)
class RequestLimitAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimitFilter(
            RequestLimitProperties properties, MeterRegistry meters, ProblemWriter problems) {
        var limit = new RequestLimit(properties.maxConcurrentRequests(), meters);
        var registration =
                new FilterRegistrationBean<>(new RequestLimitFilter(limit, properties.retryAfter(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    SmallConnectionBuffers smallConnectionBuffers() {
        return new SmallConnectionBuffers();
    }
}
