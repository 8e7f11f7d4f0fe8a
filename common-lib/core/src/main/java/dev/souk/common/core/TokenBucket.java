package dev.souk.common.core;

import java.util.function.LongSupplier;

/** Holds tokens, which come in at a rate, up to a maximum; it begins full. Thread-safe. */
public final class TokenBucket {

    private static final long TOKEN = 1_000_000_000; // in billionths: a nanosecond is worth perSecond of them

    private final long perNanosecond;
    private final long max;
    private final LongSupplier nanoTime;
    private long balance;
    private long refilledAt;

    /** With a source such as {@link System#nanoTime}. */
    public TokenBucket(int perSecond, int max, LongSupplier nanoTime) {
        this.perNanosecond = perSecond;
        this.max = max * TOKEN;
        this.nanoTime = nanoTime;
        this.balance = this.max;
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Adds a part of a token. */
    public synchronized void add(double part) {
        balance = Math.min(max, balance + Math.round(part * TOKEN));
    }

    /** Takes a token; false if there is none now. */
    public synchronized boolean tryTake() {
        long now = nanoTime.getAsLong();
        long untilFull = max / perNanosecond + 1; // no longer, or the product could overflow
        balance = Math.min(max, balance + Math.min(now - refilledAt, untilFull) * perNanosecond);
        refilledAt = now;
        if (balance < TOKEN) {
            return false;
        }
        balance -= TOKEN;
        return true;
    }
}
