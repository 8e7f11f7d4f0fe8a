package dev.souk.common.discovery;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What the registry lists, in memory: it is asked in the threads of calls. By default, what Spring Cloud's client has.
 */
@FunctionalInterface
public interface RegisteredInstances {

    /** The instances of a service that are up. */
    List<ServiceInstance> of(String service);

    /**
     * Those that the client lists; with the profile tls without those that registered without TLS: the scheme of a call
     * is that of the instance, which would be sent tokens in plain text.
     */
    static RegisteredInstances of(DiscoveryClient client, Environment environment) {
        boolean tls = environment.acceptsProfiles(Profiles.of("tls"));
        return service -> client.getInstances(service).stream()
                .filter(instance -> instance.isSecure() || !tls)
                .toList();
    }
}
