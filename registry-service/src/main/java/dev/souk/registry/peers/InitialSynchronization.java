package dev.souk.registry.peers;

import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills a registry that starts from the first peer that answers, before its web server accepts requests: a client would
 * take an empty registry at its word. Peers that start together are all empty, and none waits for another.
 */
final class InitialSynchronization implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InitialSynchronization.class);

    private final Collection<PeerConnection> peers;
    private final PeerAwareInstanceRegistry registry;
    private volatile boolean running;

    InitialSynchronization(Collection<PeerConnection> peers, PeerAwareInstanceRegistry registry) {
        this.peers = peers;
        this.registry = registry;
    }

    @Override
    public void start() {
        running = true;
        for (PeerConnection peer : peers) {
            if (copyFrom(peer)) {
                return;
            }
        }
    }

    private boolean copyFrom(PeerConnection peer) {
        try {
            Applications applications = peer.get("apps/", Applications.class).content();
            if (applications == null) {
                return false;
            }
            applications.getRegisteredApplications().stream()
                    .map(Application::getInstances)
                    .flatMap(Collection::stream)
                    .forEach(instance -> registry.register(instance, true));
            log.info("Read {} instances from {}", applications.size(), peer.url());
            return true;
        } catch (IOException notRunning) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is nearly the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
