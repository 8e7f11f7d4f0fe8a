package dev.souk.common.retry;

import dev.souk.common.core.TokenBucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits the retries of each service to a part of its calls, so that they do not multiply the load on a system that
 * already fails. Each call pays in a part of a retry, and each retry takes one out; some a second are free, for a
 * service with few calls. The balance has a maximum. The design is that of <a
 * href="https://twitter.github.io/finagle/docs/com/twitter/finagle/service/RetryBudget">Finagle's RetryBudget</a>.
 * There is one for each name in the configuration.
 */
public final class RetryBudgets {

    private final RetryBudgetProperties settings;
    private final LongSupplier nanoTime;
    private final MeterProvider<Counter> rejected;
    private final Map<String, TokenBucket> budgets = new ConcurrentHashMap<>();

    /** With a source such as {@link System#nanoTime}. */
    public RetryBudgets(RetryBudgetProperties settings, LongSupplier nanoTime, MeterRegistry metrics) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.rejected = Counter.builder("souk.retries.rejected")
                .description("retries of calls to another service that the retry budget did not allow")
                .withRegistry(metrics);
    }

    /** Pays in for a call of {@code service}. */
    public void deposit(String service) {
        budget(service).add(settings.ratio());
    }

    /** Takes out a retry of such a call; false if the balance does not suffice. */
    public boolean tryWithdraw(String service) {
        boolean suffices = budget(service).tryTake();
        if (!suffices) {
            rejected.withTag("service", service).increment();
        }
        return suffices;
    }

    private TokenBucket budget(String service) {
        return budgets.computeIfAbsent(service, this::newBudget);
    }

    /** Its counter begins at zero with it: a rate would not see the rejection with which a counter appears. */
    private TokenBucket newBudget(String service) {
        rejected.withTag("service", service);
        return new TokenBucket(settings.perSecond(), settings.max(), nanoTime);
    }
}
