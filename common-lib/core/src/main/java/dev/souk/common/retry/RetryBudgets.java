package dev.souk.common.retry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The retry budgets of the services that are called; their number is that of the names in the configuration. */
public final class RetryBudgets {

    private final RetryBudgetProperties properties;
    private final LongSupplier nanoTime;
    private final MeterRegistry metrics;
    private final Map<String, RetryBudget> budgets = new ConcurrentHashMap<>();

    /** With a source such as {@link System#nanoTime}. */
    public RetryBudgets(RetryBudgetProperties properties, LongSupplier nanoTime, MeterRegistry metrics) {
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
    }

    /** The budget of calls of {@code service}. */
    public RetryBudget of(String service) {
        return budgets.computeIfAbsent(service, _ -> new RetryBudget(properties, nanoTime, rejected(service)));
    }

    private Counter rejected(String service) {
        return Counter.builder("souk.retries.rejected")
                .description("retries of calls to another service that the retry budget did not allow")
                .tag("service", service)
                .register(metrics);
    }
}
