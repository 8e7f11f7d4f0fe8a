package dev.souk.order.stream;

import dev.souk.common.web.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filter of the event streams. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    FilterRegistrationBean<StreamLimitFilter> streamLimitFilter(OrderStreams streams, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new StreamLimitFilter(streams, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
