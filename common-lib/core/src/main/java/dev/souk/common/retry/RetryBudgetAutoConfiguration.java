package dev.souk.common.retry;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The retry budgets of a process that calls services. */
@AutoConfiguration
@EnableConfigurationProperties(RetryBudgetProperties.class)
class RetryBudgetAutoConfiguration {

    @Bean
    RetryBudgets retryBudgets(RetryBudgetProperties properties, MeterRegistry metrics) {
        return new RetryBudgets(properties, System::nanoTime, metrics);
    }
}
