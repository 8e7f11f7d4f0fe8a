package dev.souk.registry.peers;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.discovery.EurekaClientConfig;
import com.netflix.eureka.EurekaServerConfig;
import com.netflix.eureka.cluster.PeerEurekaNodes;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import com.netflix.eureka.resources.ServerCodecs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Declares the peers of this registry, in place of those that Eureka would find by its service URLs. */
@Configuration(proxyBeanMethods = false)
class RegistryPeersConfiguration {

    /** Of the account that all registries have in common. */
    private static final String PASSWORD = "souk.registry.passwords.registry-service";

    /** The peers by their URLs. */
    record Connections(Map<String, PeerConnection> byUrl) {}

    @Bean
    @Profile("!tls")
    PeerTransport plainTransport() {
        return PeerTransport.plain();
    }

    @Bean
    @Profile("tls")
    PeerTransport tlsTransport(SslBundles bundles) {
        return PeerTransport.overTls(bundles, "souk");
    }

    @Bean
    Connections peerConnections(
            RegistryPeersProperties properties, PeerTransport transport, ServerCodecs codecs, Environment environment) {
        String password = environment.getProperty(PASSWORD, "");
        var byUrl = new LinkedHashMap<String, PeerConnection>();
        for (String address : properties.peers()) {
            String url = "%s://%s/eureka/".formatted(transport.scheme(), address);
            byUrl.put(url, new PeerConnection(url, password, transport, codecs.getFullJsonCodec()));
        }
        return new Connections(byUrl);
    }

    @Bean
    PeerEurekaNodes peerEurekaNodes(
            PeerAwareInstanceRegistry registry,
            EurekaServerConfig server,
            EurekaClientConfig client,
            ServerCodecs codecs,
            ApplicationInfoManager self,
            Connections peers) {
        return new RegistryPeers(registry, server, client, codecs, self, peers.byUrl());
    }

    @Bean
    InitialSynchronization initialSynchronization(Connections peers, PeerAwareInstanceRegistry registry) {
        return new InitialSynchronization(peers.byUrl().values(), registry);
    }
}
