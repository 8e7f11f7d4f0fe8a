package dev.souk.zookeeper.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperRegistration;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperServiceRegistry;
import org.springframework.context.event.EventListener;

/**
 * Registers this instance once its web server listens; one without a web server at {@code server.port}, once it is
 * ready. Spring Cloud would do that in the thread that starts the process, and the start would fail while ZooKeeper is
 * unreachable; Curator registers again with each connection.
 */
final class BackgroundRegistration {

    private static final Logger log = LoggerFactory.getLogger(BackgroundRegistration.class);

    private final ZookeeperServiceRegistry registry;
    private final ZookeeperRegistration registration;
    private boolean hasWebServer;

    BackgroundRegistration(ZookeeperServiceRegistry registry, ZookeeperRegistration registration) {
        this.registry = registry;
        this.registration = registration;
    }

    @EventListener
    void onWebServerStart(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) { // not that of the actuator
            hasWebServer = true;
            register(event.getWebServer().getPort());
        }
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        if (!hasWebServer) {
            register(event.getApplicationContext().getEnvironment().getRequiredProperty("server.port", int.class));
        }
    }

    private void register(int port) {
        registration.setPort(port);
        Thread.ofVirtual().name("registration").start(this::register);
    }

    private void register() {
        try {
            registry.register(registration);
        } catch (Exception unreachable) { // checked ones, too, which it does not declare
            log.info("ZooKeeper is unreachable; this instance registers with the next connection");
        }
    }
}
