package dev.souk.common.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets a test hold a request inside its work. */
@Component
public class NoteGate {

    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile CountDownLatch open = new CountDownLatch(0);

    public void close() {
        arrived = new CountDownLatch(1);
        open = new CountDownLatch(1);
    }

    public boolean awaitArrival() throws InterruptedException {
        return arrived.await(10, TimeUnit.SECONDS);
    }

    public void open() {
        open.countDown();
    }

    void pass(String text) {
        if (!text.startsWith("slow")) {
            return;
        }
        arrived.countDown();
        try {
            if (!open.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The gate was never opened");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
