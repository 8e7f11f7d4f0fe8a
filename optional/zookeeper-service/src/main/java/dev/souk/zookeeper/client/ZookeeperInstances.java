package dev.souk.zookeeper.client;

import dev.souk.common.discovery.RegisteredInstances;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.utils.CloseableUtils;
import org.apache.curator.x.discovery.ServiceCache;
import org.apache.curator.x.discovery.ServiceDiscovery;
import org.apache.curator.x.discovery.details.ServiceCacheListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.zookeeper.discovery.ZookeeperInstance;
import org.springframework.cloud.zookeeper.discovery.ZookeeperServiceInstance;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The instances of the services that this process calls, in memory: its threads may be those of an event loop.
 * ZooKeeper tells each change, and while it is unreachable the last list stays.
 */
final class ZookeeperInstances implements RegisteredInstances, ServiceCacheListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ZookeeperInstances.class);

    private static final Duration SETTLING = Duration.ofMillis(300);

    private final ServiceDiscovery<ZookeeperInstance> discovery;
    private final ApplicationEventPublisher events;
    private final Map<String, ServiceCache<ZookeeperInstance>> caches = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Those of the required services are there before the first call. */
    ZookeeperInstances(
            ServiceDiscovery<ZookeeperInstance> discovery, ApplicationEventPublisher events, List<String> required) {
        this.discovery = discovery;
        this.events = events;
        required.forEach(this::of);
    }

    /** None until ZooKeeper has told the first ones. */
    @Override
    public List<ServiceInstance> of(String service) {
        return caches.computeIfAbsent(service, this::open).getInstances().stream()
                .<ServiceInstance>map(instance -> new ZookeeperServiceInstance(service, instance))
                .toList();
    }

    /** In the background: the first access waits for ZooKeeper. */
    private ServiceCache<ZookeeperInstance> open(String service) {
        ServiceCache<ZookeeperInstance> cache =
                discovery.serviceCacheBuilder().name(service).build();
        cache.addListener(this);
        Thread.ofVirtual().name("instances-of-" + service).start(() -> start(service, cache));
        return cache;
    }

    private void start(String service, ServiceCache<ZookeeperInstance> cache) {
        try {
            cache.start();
        } catch (Exception failure) { // as Curator declares it
            log.info("The instances of {} are unknown until the next call: {}", service, failure.toString());
            caches.remove(service, cache);
            CloseableUtils.closeQuietly(cache);
            return;
        }
        cacheChanged();
    }

    /**
     * Load balancers then read the list again, as after a fetch from Eureka. Not at once: with each new connection an
     * instance is removed and registered again, and callers would forget what they know about it.
     */
    @Override
    public void cacheChanged() {
        CompletableFuture.delayedExecutor(SETTLING.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> events.publishEvent(new HeartbeatEvent(this, changes.incrementAndGet())));
    }

    /** The cache reads the list again by itself. */
    @Override
    public void stateChanged(CuratorFramework client, ConnectionState state) {}

    @Override
    public void close() throws IOException {
        for (ServiceCache<ZookeeperInstance> cache : caches.values()) {
            cache.close();
        }
    }
}
