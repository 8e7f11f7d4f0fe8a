package dev.souk.system.bench.formulas;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers.Request;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Requests as their sender counts them, also those that fail. */
final class CountedWork implements Request {

    private static final double NANOS = 1e9;

    private final Request request;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Counter done = new Counter();
    private final Counter failed = new Counter();

    CountedWork(Request request) {
        this.request = request;
    }

    /** Of some requests. */
    static final class Counter {

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        private void add(long begin) {
            nanos.add(System.nanoTime() - begin);
            count.increment();
        }

        long count() {
            return count.sum();
        }

        /** What they took together. */
        double seconds() {
            return nanos.sum() / NANOS;
        }

        /** 0 if there was none. */
        double meanSeconds() {
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
    double concurrent() {
        return inProgress.get();
    }

    Counter done() {
        return done;
    }

    Counter failed() {
        return failed;
    }
}
