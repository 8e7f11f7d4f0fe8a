package dev.souk.common.discovery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a graceful shutdown: deregister, then keep serving until callers have refreshed their instances.
 * Only then the web server stops accepting requests and completes those in progress.
 */
public final class GracefulDeregistration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GracefulDeregistration.class);

    private final BooleanSupplier deregister;
    private final Duration wait;
    private volatile boolean running;

    /** {@code deregister} returns whether the registry was reachable. */
    public GracefulDeregistration(BooleanSupplier deregister, Duration wait) {
        this.deregister = deregister;
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
        if (!deregister.getAsBoolean()) {
            log.info("The registry is unreachable, so this instance stops without deregistering");
            callback.run();
            return;
        }
        log.info("Deregistered, serving for {} ms more", wait.toMillis());
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
