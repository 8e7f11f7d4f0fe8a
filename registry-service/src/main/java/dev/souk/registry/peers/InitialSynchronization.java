package dev.souk.registry.peers;

import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Fills a registry that starts from the first peer that answers, before its web server accepts requests: a client would
 * take an empty registry at its word. Peers that start together are all empty, and none waits for another.
 */
@Component
record InitialSynchronization(RegistryPeers peers, PeerAwareInstanceRegistry registry)
        implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(InitialSynchronization.class);

    /** Before the web server, which accepts requests once all beans are there. */
    @Override
    public void afterSingletonsInstantiated() {
        for (PeerConnection peer : peers.connections()) {
            if (copyFrom(peer)) {
                return;
            }
        }
    }

    private boolean copyFrom(PeerConnection peer) {
        try {
            Applications applications = peer.get("apps/", Applications.class).getEntity();
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
}
