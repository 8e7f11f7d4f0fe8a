package dev.souk.common.discovery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a graceful stop: leave the registry, then go on serving until those who still had the address have
 * looked again. Only after that the web server stops to accept, and finishes what it has.
 */
final class GracefulDeregistration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GracefulDeregistration.class);

    private final BooleanSupplier leave;
    private final Duration wait;
    private volatile boolean running;

    /** {@code leave} tells the registry and answers whether it heard. */
    GracefulDeregistration(BooleanSupplier leave, Duration wait) {
        this.leave = leave;
        this.wait = wait;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        if (!leave.getAsBoolean()) {
            log.info("The registry is away, so nobody is told that this instance leaves");
            callback.run();
            return;
        }
        log.info("Out of the registry, serving for {} ms more", wait.toMillis());
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(callback);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
