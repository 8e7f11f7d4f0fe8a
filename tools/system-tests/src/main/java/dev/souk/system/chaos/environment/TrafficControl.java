package dev.souk.system.chaos.environment;

import java.util.concurrent.locks.LockSupport;

/** The traffic of the moment, and waiting for the next. */
public final class TrafficControl {

    private Traffic now = new Traffic.Flows();

    synchronized Traffic now() {
        return now;
    }

    synchronized void set(Traffic next) {
        now = next;
        notifyAll();
    }

    /** Returns the traffic once it is not held any more, and after the delay if it is slow. */
    Traffic awaitPassage() throws InterruptedException {
        Traffic traffic = awaitRelease();
        if (traffic instanceof Traffic.Slow slow) {
            LockSupport.parkNanos(slow.delay().toNanos());
        }
        return traffic;
    }

    private synchronized Traffic awaitRelease() throws InterruptedException {
        while (now instanceof Traffic.Held) {
            wait();
        }
        return now;
    }
}
