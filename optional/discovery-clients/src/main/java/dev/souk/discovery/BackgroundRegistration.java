package dev.souk.discovery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.discovery.event.InstanceRegisteredEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Registers this instance once it is started, again each second until the registry has it. Spring Cloud would do that
 * in the thread that starts the process: the start would fail while the registry is unreachable, or the instance would
 * stay unknown.
 */
final class BackgroundRegistration {

    private static final Logger log = LoggerFactory.getLogger(BackgroundRegistration.class);

    private final Registrar registrar;
    private final ApplicationEventPublisher events;
    private boolean failed;

    /** Registers this instance, at this port. */
    @FunctionalInterface
    interface Registrar {
        void register(int port);
    }

    BackgroundRegistration(Registrar registrar, ApplicationEventPublisher events) {
        this.registrar = registrar;
        this.events = events;
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        int port = ownPort(event.getApplicationContext().getEnvironment());
        Thread.ofVirtual().name("registration").start(() -> register(port));
    }

    /** Of its web server; a process without one listens at {@code server.port} otherwise. */
    static int ownPort(Environment environment) {
        String configured = environment.getProperty("server.port", "0");
        return Integer.parseInt(environment.getProperty("local.server.port", configured));
    }

    private void register(int port) {
        try {
            registrar.register(port);
            events.publishEvent(new InstanceRegisteredEvent<>(this, port)); // Spring Cloud then watches the registry
        } catch (Exception unreachable) { // checked ones, too, which Spring Cloud Zookeeper does not declare
            if (!failed) {
                log.info("The registry is unreachable, so this instance registers later: {}", unreachable.toString());
            }
            failed = true;
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> register(port));
        }
    }
}
