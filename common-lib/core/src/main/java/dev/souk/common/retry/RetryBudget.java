package dev.souk.common.retry;

import io.micrometer.core.instrument.Counter;
import java.util.function.LongSupplier;

/**
 * Limits retries to a part of the calls, so that they do not multiply the load on a system that already fails. Each
 * call pays in a part of a retry, and each retry takes one out; some a second are free, for a service with few calls.
 * The balance has a maximum. The design is that of <a
 * href="https://twitter.github.io/finagle/docs/com/twitter/finagle/service/RetryBudget">Finagle's RetryBudget</a>.
 */
public final class RetryBudget {

    private static final long RETRY = 1_000_000_000; // in billionths: a nanosecond is worth perSecond of them

    private final long perCall;
    private final long perNanosecond;
    private final long max;
    private final LongSupplier nanoTime;
    private final Counter rejected;
    private long balance;
    private long refilledAt;

    RetryBudget(RetryBudgetProperties settings, LongSupplier nanoTime, Counter rejected) {
        this.perCall = Math.round(settings.ratio() * RETRY);
        this.perNanosecond = settings.perSecond();
        this.max = settings.max() * RETRY;
        this.nanoTime = nanoTime;
        this.rejected = rejected;
        this.balance = max;
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Pays in for a call. */
    public synchronized void deposit() {
        balance = Math.min(max, balance + perCall);
    }

    /** Takes out a retry; false if the balance does not suffice. */
    public synchronized boolean tryWithdraw() {
        long now = nanoTime.getAsLong();
        balance = Math.min(max, balance + Math.min(now - refilledAt, max) * perNanosecond);
        refilledAt = now;
        if (balance < RETRY) {
            rejected.increment();
            return false;
        }
        balance -= RETRY;
        return true;
    }
}
