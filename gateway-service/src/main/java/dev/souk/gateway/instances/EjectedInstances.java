package dev.souk.gateway.instances;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;

/**
 * Outlier ejection: instances to which a connection has just failed receive no calls for a short time. The registry
 * needs some seconds to evict a crashed instance. Until then only the first call after the crash reaches it.
 */
public final class EjectedInstances {

    private static final int MAX_INSTANCES = 1_000;

    private final Cache<String, Boolean> addresses;

    EjectedInstances(Duration duration, Ticker ticker) {
        this.addresses = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MAX_INSTANCES)
                .expireAfterWrite(duration)
                .build();
    }

    /** Sends no calls to the instance until the ejection expires. */
    public void eject(ServiceInstance instance) {
        addresses.put(addressOf(instance), Boolean.TRUE);
    }

    /** Removes ejected instances from the list. If all are ejected, returns the list unchanged. */
    List<ServiceInstance> filter(List<ServiceInstance> instances) {
        List<ServiceInstance> rest = instances.stream()
                .filter(instance -> addresses.getIfPresent(addressOf(instance)) == null)
                .toList();
        return rest.isEmpty() ? instances : rest;
    }

    private static String addressOf(ServiceInstance instance) {
        return instance.getHost() + ":" + instance.getPort();
    }
}
