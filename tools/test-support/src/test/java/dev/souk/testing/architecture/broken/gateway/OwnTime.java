package dev.souk.testing.architecture.broken.gateway;

import java.time.Instant;

class OwnTime {

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    Instant now() {
        return Instant.now();
    }

    void rest() throws InterruptedException {
        Thread.sleep(0L);
    }
}
