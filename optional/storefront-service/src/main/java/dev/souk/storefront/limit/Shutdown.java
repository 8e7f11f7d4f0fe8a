package dev.souk.storefront.limit;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The moment when this process begins to stop. Streams end then, before the web server waits for the requests that it
 * has: it would wait for them until its time is over.
 */
@Component
public class Shutdown implements SmartLifecycle {

    private volatile Sinks.Empty<Void> begin = Sinks.empty();
    private volatile boolean running;

    /** Completes when the process begins to stop. */
    public Mono<Void> begins() {
        return begin.asMono();
    }

    @Override
    public void start() {
        begin = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        begin.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the deregistration, and before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
