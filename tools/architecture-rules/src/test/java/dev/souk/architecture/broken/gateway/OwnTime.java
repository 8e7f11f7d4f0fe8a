package dev.souk.architecture.broken.gateway;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class OwnTime {

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    Instant now() {
        return Instant.now();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    void sleep() throws InterruptedException {
        Thread.sleep(0L);
    }

    void sleepByUnit() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(0);
    }

    void park() {
        LockSupport.parkNanos(0);
    }

    static class Latch {

        boolean awaitNothing() throws InterruptedException {
            return new CountDownLatch(1).await(0, TimeUnit.SECONDS);
        }
    }
}
