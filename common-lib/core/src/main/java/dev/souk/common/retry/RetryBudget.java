package dev.souk.common.retry;

import dev.souk.common.core.TokenBucket;
import io.micrometer.core.instrument.Counter;
import java.util.function.LongSupplier;

/**
 * Limits retries to a part of the calls, so that they do not multiply the load on a system that already fails. Each
 * call pays in a part of a retry, and each retry takes one out; some a second are free, for a service with few calls.
 * The balance has a maximum. The design is that of <a
 * href="https://twitter.github.io/finagle/docs/com/twitter/finagle/service/RetryBudget">Finagle's RetryBudget</a>.
 */
public final class RetryBudget {

    private final TokenBucket retries;
    private final double perCall;
    private final Counter rejected;

    RetryBudget(RetryBudgetProperties settings, LongSupplier nanoTime, Counter rejected) {
        this.retries = new TokenBucket(settings.perSecond(), settings.max(), nanoTime);
        this.perCall = settings.ratio();
        this.rejected = rejected;
    }

    /** Pays in for a call. */
    public void deposit() {
        retries.add(perCall);
    }

    /** Takes out a retry; false if the balance does not suffice. */
    public boolean tryWithdraw() {
        boolean suffices = retries.tryTake();
        if (!suffices) {
            rejected.increment();
        }
        return suffices;
    }
}
