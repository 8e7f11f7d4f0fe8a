package dev.souk.common.grpc;

import dev.souk.common.loadbalancing.InstanceMetadata;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;

/**
 * Resolves a service to the gRPC addresses of its instances. It reads the registry client's copy, which is in memory
 * and at most a second old, and does so whenever that copy may have changed.
 */
final class RegistryNameResolver extends NameResolver {

    private final String service;
    private final Supplier<List<ServiceInstance>> instances;
    private final Runnable onShutdown;
    private @Nullable Listener2 listener;
    private List<InetSocketAddress> current = List.of();

    /** {@code instances} are those of the service; {@code onShutdown} runs when the channel is closed. */
    RegistryNameResolver(String service, Supplier<List<ServiceInstance>> instances, Runnable onShutdown) {
        this.service = service;
        this.instances = instances;
        this.onShutdown = onShutdown;
    }

    @Override
    public String getServiceAuthority() {
        return service;
    }

    @Override
    public synchronized void start(Listener2 to) {
        listener = to;
        resolve(to, true);
    }

    /** gRPC asks for it when a connection fails. */
    @Override
    public synchronized void refresh() {
        if (listener != null) {
            resolve(listener, true);
        }
    }

    /** The registry client has fetched its copy again. */
    synchronized void update() {
        if (listener != null) {
            resolve(listener, false);
        }
    }

    @Override
    public synchronized void shutdown() {
        listener = null;
        onShutdown.run();
    }

    private void resolve(Listener2 to, boolean always) {
        List<InetSocketAddress> found = instances.get().stream()
                .filter(instance -> InstanceMetadata.grpcPort(instance) > 0)
                .map(RegistryNameResolver::address)
                .sorted(Comparator.comparing(InetSocketAddress::toString)) // the order is no change
                .toList();
        if (always || !found.equals(current)) {
            current = found;
            to.onResult(ResolutionResult.newBuilder()
                    .setAddressesOrError(found.isEmpty() ? none() : addresses(found))
                    .build());
        }
    }

    private StatusOr<List<EquivalentAddressGroup>> none() {
        var cause = new NoInstanceException(service);
        return StatusOr.fromStatus(
                Status.UNAVAILABLE.withDescription(cause.getMessage()).withCause(cause));
    }

    private static StatusOr<List<EquivalentAddressGroup>> addresses(List<InetSocketAddress> found) {
        return StatusOr.fromValue(
                found.stream().map(EquivalentAddressGroup::new).toList());
    }

    private static InetSocketAddress address(ServiceInstance instance) {
        return new InetSocketAddress(instance.getHost(), InstanceMetadata.grpcPort(instance));
    }
}
