package dev.souk.registry.peers;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.discovery.EurekaClientConfig;
import com.netflix.eureka.EurekaServerConfig;
import com.netflix.eureka.cluster.PeerEurekaNode;
import com.netflix.eureka.cluster.PeerEurekaNodes;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import com.netflix.eureka.resources.ServerCodecs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The peers that Eureka replicates each change to: those of the configuration, in place of those that Eureka would find
 * by its service URLs, and none if there are none.
 */
@Component
final class RegistryPeers extends PeerEurekaNodes {

    private final Map<String, PeerConnection> peers = new LinkedHashMap<>();

    RegistryPeers(
            PeerAwareInstanceRegistry registry,
            EurekaServerConfig server,
            EurekaClientConfig client,
            ServerCodecs codecs,
            ApplicationInfoManager self,
            PeerTransport transport,
            RegistryPeersProperties properties) {
        super(registry, server, client, codecs, self);
        for (String address : properties.peers()) {
            var peer = new PeerConnection(address, transport, codecs.getFullJsonCodec());
            peers.put(peer.url(), peer);
        }
    }

    Collection<PeerConnection> connections() {
        return peers.values();
    }

    @Override
    protected List<String> resolvePeerUrls() {
        return List.copyOf(peers.keySet());
    }

    /** Never: Eureka compares host names, which are the same for registries on one machine. */
    @Override
    public boolean isThisMyUrl(String url) {
        return false;
    }

    @Override
    protected PeerEurekaNode createPeerEurekaNode(String url) {
        PeerConnection peer = Objects.requireNonNull(peers.get(url));
        return new PeerEurekaNode(registry, hostFromUrl(url), url, new ReplicationClient(peer), serverConfig);
    }
}
