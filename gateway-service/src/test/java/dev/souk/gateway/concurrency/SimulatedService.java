package dev.souk.gateway.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service in simulated time: requests share its processors, and each waits for something else besides. */
final class SimulatedService {

    private static final int CLIENTS = 5;

    private final int processors;
    private final double cpuMillis;
    private final int waitMillis;
    private final List<Request> running = new ArrayList<>();
    private long nowMillis;
    private double due;
    private int arrived;
    private int rejected;
    private int arrivedOfModest;
    private int rejectedOfModest;
    private int done;
    private double doneMillis;

    /** A request takes that much CPU, and waits for that long. */
    SimulatedService(int processors, double cpuMillis, int waitMillis) {
        this.processors = processors;
        this.cpuMillis = cpuMillis;
        this.waitMillis = waitMillis;
    }

    private static final class Request {
        private final long begin;
        private double cpuLeft;

        Request(long begin, double cpuLeft) {
            this.begin = begin;
            this.cpuLeft = cpuLeft;
        }
    }

    long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(nowMillis);
    }

    /** Requests arrive at a fixed rate; what was counted before counts no more. */
    SimulatedService run(AdaptiveLimit limit, double perSecond, int seconds) {
        return run(limit, perSecond, seconds, Integer.MAX_VALUE);
    }

    /** The same, and a request of one more client each so many milliseconds. */
    SimulatedService run(AdaptiveLimit limit, double perSecond, int seconds, int modestMillis) {
        arrivedOfModest = 0;
        rejectedOfModest = 0;
        arrived = 0;
        rejected = 0;
        done = 0;
        doneMillis = 0;
        for (int step = 0; step < seconds * 1_000; step++) {
            nowMillis++;
            if (step % modestMillis == modestMillis / 2) {
                arrivedOfModest++;
                rejectedOfModest += arrive(limit, "modest") ? 0 : 1;
            }
            for (due += perSecond / 1_000; due >= 1; due--) {
                arrived++;
                rejected += arrive(limit, "client " + arrived % CLIENTS) ? 0 : 1;
            }
            work(limit);
        }
        return this;
    }

    private boolean arrive(AdaptiveLimit limit, String client) {
        boolean admitted = limit.tryAcquire(client);
        if (admitted) {
            running.add(new Request(nowMillis, cpuMillis));
        }
        return admitted;
    }

    private void work(AdaptiveLimit limit) {
        long working = running.stream().filter(request -> request.cpuLeft > 0).count();
        double share = Math.min(1, (double) processors / Math.max(1, working));
        for (Request request : List.copyOf(running)) {
            request.cpuLeft -= share;
            long took = nowMillis - request.begin;
            if (request.cpuLeft <= 0 && took >= waitMillis) {
                running.remove(request);
                limit.release(TimeUnit.MILLISECONDS.toNanos(request.begin), true);
                done++;
                doneMillis += took;
            }
        }
    }

    int arrived() {
        return arrived;
    }

    int rejected() {
        return rejected;
    }

    int arrivedOfModest() {
        return arrivedOfModest;
    }

    int rejectedOfModest() {
        return rejectedOfModest;
    }

    int done() {
        return done;
    }

    double meanMillis() {
        return doneMillis / done;
    }
}
