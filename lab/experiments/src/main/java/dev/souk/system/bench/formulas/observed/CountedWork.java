package dev.souk.system.bench.formulas.observed;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers.Request;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Requests as their sender counts them, also those that fail. */
public final class CountedWork implements Request {

    private static final double NANOS = 1e9;

    private final Request request;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Counter done = new Counter();
    private final Counter failed = new Counter();

    /** Nothing is counted yet. */
    public CountedWork(Request request) {
        this.request = request;
    }

    /** Of some requests. */
    public static final class Counter {

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        private void add(long begin) {
            nanos.add(System.nanoTime() - begin);
            count.increment();
        }

        /** How many ended. */
        public long count() {
            return count.sum();
        }

        /** What they took together. */
        public double seconds() {
            return nanos.sum() / NANOS;
        }

        /** 0 if there was none. */
        public double meanSeconds() {
            return count() == 0 ? 0 : seconds() / count();
        }
    }

    @Override
    public void send(Customer customer) throws IOException {
        long begin = System.nanoTime();
        inProgress.incrementAndGet();
        boolean isDone = false;
        try {
            request.send(customer);
            isDone = true;
        } finally {
            inProgress.decrementAndGet();
            (isDone ? done : failed).add(begin);
        }
    }

    /** How many have begun and not ended. */
    public double concurrent() {
        return inProgress.get();
    }

    /** Those that succeeded. */
    public Counter done() {
        return done;
    }

    /** The others. */
    public Counter failed() {
        return failed;
    }
}
