package dev.souk.common.web.deadline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecutionListener;

/** Deadlines of requests. */
@AutoConfiguration
class RequestDeadlineAutoConfiguration {

    /** Right after the limit of concurrent requests. */
    @Bean
    FilterRegistrationBean<RequestDeadlineFilter> requestDeadlineFilter() {
        var registration = new FilterRegistrationBean<>(new RequestDeadlineFilter(System::nanoTime));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Spring Boot adds it to the transaction manager. */
    @Bean
    TransactionExecutionListener deadlineTransactionListener() {
        return new DeadlineTransactionListener();
    }
}
