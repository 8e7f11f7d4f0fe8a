package dev.souk.common.grpc;

import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/** Resolvers for targets such as {@code registry:///user-service}. */
final class RegistryNameResolverProvider extends NameResolverProvider {

    static final String SCHEME = "registry";

    private static final int PRIORITY = 5; // the default

    private final Function<String, List<ServiceInstance>> registry;
    private final Set<RegistryNameResolver> resolvers = ConcurrentHashMap.newKeySet();

    /** {@code registry} has the instances of a service. */
    RegistryNameResolverProvider(Function<String, List<ServiceInstance>> registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
        if (!SCHEME.equals(target.getScheme()) || target.getPath() == null) {
            return null;
        }
        String service = target.getPath().substring(1);
        var created = new RegistryNameResolver[1];
        created[0] =
                new RegistryNameResolver(service, () -> registry.apply(service), () -> resolvers.remove(created[0]));
        resolvers.add(created[0]);
        return created[0];
    }

    /** The registry client publishes this event after each successful fetch, each second. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        resolvers.forEach(RegistryNameResolver::update);
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return PRIORITY;
    }
}
