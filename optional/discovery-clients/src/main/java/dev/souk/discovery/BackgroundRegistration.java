package dev.souk.discovery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.discovery.event.InstanceRegisteredEvent;
import org.springframework.cloud.client.serviceregistry.Registration;
import org.springframework.cloud.client.serviceregistry.ServiceRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Registers this instance once it is started, again each two seconds until the registry has it. Spring Cloud would do
 * that in the thread that starts the process: the start would fail while the registry is unreachable, or the instance
 * would stay unknown.
 */
final class BackgroundRegistration {

    private static final Logger log = LoggerFactory.getLogger(BackgroundRegistration.class);

    private final IntConsumer registrar;
    private final Runnable departure;
    private final BooleanSupplier reachable;
    private volatile boolean leaving;

    /** Registers {@code registration}, which is told the port of this instance before. */
    <R extends Registration> BackgroundRegistration(
            ServiceRegistry<R> registry, R registration, IntConsumer port, BooleanSupplier reachable) {
        this.registrar = port.andThen(_ -> registry.register(registration));
        this.departure = () -> registry.deregister(registration);
        this.reachable = reachable;
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        ApplicationContext own = event.getApplicationContext();
        int port = ownPort(own.getEnvironment());
        Thread.ofVirtual().name("registration").start(() -> register(port, own));
    }

    /** Of its web server; a process without one listens at {@code server.port} otherwise. */
    static int ownPort(Environment environment) {
        return environment.getRequiredProperty(
                environment.containsProperty("local.server.port") ? "local.server.port" : "server.port", int.class);
    }

    private void register(int port, ApplicationEventPublisher events) {
        if (leaving) {
            return; // or a registry that comes back now would list what is about to end
        }
        try {
            registrar.accept(port);
            if (leaving) {
                departure.run(); // it took longer than the rest of this process
                return;
            }
            events.publishEvent(new InstanceRegisteredEvent<>(this, port)); // Spring Cloud then watches the registry
        } catch (Exception unreachable) { // checked ones, too, which no client declares
            log.info("This instance is not registered yet: {}", unreachable.toString());
            CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(() -> register(port, events));
        }
    }

    /** Registers no more. Returns whether the registry was told; one that is not reachable is not asked. */
    boolean deregister() {
        leaving = true;
        try {
            boolean told = reachable.getAsBoolean();
            if (told) {
                departure.run();
            }
            return told;
        } catch (RuntimeException unreachable) { // whatever its client throws
            return false;
        }
    }
}
