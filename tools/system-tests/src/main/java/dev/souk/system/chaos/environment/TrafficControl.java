package dev.souk.system.chaos.environment;

/** The current traffic mode of a proxy. */
public final class TrafficControl {

    private Traffic now = new Traffic.Flows();

    synchronized Traffic now() {
        return now;
    }

    synchronized void set(Traffic next) {
        now = next;
        notifyAll();
    }

    /** Waits while the traffic is held, or for its delay; returns the mode. */
    Traffic awaitPassage() throws InterruptedException {
        Traffic traffic = awaitRelease();
        if (traffic instanceof Traffic.Slow slow) {
            Pacing.pause(slow.delay());
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
