package dev.souk.common.retry;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limits retries to a part of the calls, so that they do not multiply the load on a system that already fails. Each
 * call pays in a part of a retry, and each retry takes one out; some a second are free, for a service with few calls.
 * The balance has a maximum. The design is that of <a
 * href="https://twitter.github.io/finagle/docs/com/twitter/finagle/service/RetryBudget">Finagle's RetryBudget</a>.
 */
public final class RetryBudget {

    private static final long RETRY =
            1_000_000_000; // the unit is a billionth, so that a nanosecond is worth perSecond of it

    private final long perCall;
    private final long perNanosecond;
    private final long max;
    private final LongSupplier nanoTime;
    private final Counter rejected;
    private final AtomicLong balance;
    private final AtomicLong refilledAt;

    RetryBudget(RetryBudgetProperties settings, LongSupplier nanoTime, Counter rejected) {
        this.perCall = Math.round(settings.ratio() * RETRY);
        this.perNanosecond = settings.perSecond() * RETRY / TimeUnit.SECONDS.toNanos(1);
        this.max = settings.max() * RETRY;
        this.nanoTime = nanoTime;
        this.rejected = rejected;
        this.balance = new AtomicLong(max);
        this.refilledAt = new AtomicLong(nanoTime.getAsLong());
    }

    /** Pays in for a call. */
    public void deposit() {
        add(perCall);
    }

    /** Takes out a retry; false if the balance does not suffice. */
    public boolean tryWithdraw() {
        refill();
        boolean suffices = balance.getAndUpdate(left -> left < RETRY ? left : left - RETRY) >= RETRY;
        if (!suffices) {
            rejected.increment();
        }
        return suffices;
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        long elapsed = now - refilledAt.getAndSet(now);
        add(Math.min(elapsed, max) * perNanosecond);
    }

    /** A full balance, the usual one, is only read. */
    private void add(long amount) {
        if (balance.get() < max) {
            balance.updateAndGet(left -> Math.min(max, left + amount));
        }
    }
}
