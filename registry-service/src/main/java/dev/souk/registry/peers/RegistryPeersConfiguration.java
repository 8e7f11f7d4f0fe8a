package dev.souk.registry.peers;

import com.netflix.eureka.resources.ServerCodecs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connections to the peers of this registry. */
@Configuration(proxyBeanMethods = false)
class RegistryPeersConfiguration {

    /** Of the account that all registries have in common. */
    private static final String PASSWORD = "souk.registry.passwords.registry-service";

    /** The peers by their URLs. */
    record Connections(Map<String, PeerConnection> byUrl) {}

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
}
