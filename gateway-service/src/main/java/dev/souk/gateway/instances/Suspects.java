package dev.souk.gateway.instances;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;

/**
 * Instances to which a connection has just failed. The registry needs some seconds to notice that an instance was
 * killed; in that time the gateway already leaves it alone, so that only the first call after a crash pays for it.
 */
public final class Suspects {

    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(5);
    private static final int AT_MOST = 1_000;

    private final Cache<String, Boolean> addresses;

    Suspects(Ticker ticker) {
        this.addresses = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(AT_MOST)
                .expireAfterWrite(LEFT_ALONE_FOR)
                .build();
    }

    /** Leaves the instance alone for a while. */
    public void add(ServiceInstance instance) {
        addresses.put(addressOf(instance), Boolean.TRUE);
    }

    /**
     * The instances without the suspects; all of them where nobody else is left, since a suspect is better than
     * nobody.
     */
    List<ServiceInstance> leaveOut(List<ServiceInstance> instances) {
        List<ServiceInstance> rest = instances.stream()
                .filter(instance -> addresses.getIfPresent(addressOf(instance)) == null)
                .toList();
        return rest.isEmpty() ? instances : rest;
    }

    private static String addressOf(ServiceInstance instance) {
        return instance.getHost() + ":" + instance.getPort();
    }
}
