package dev.souk.common.grpc;

import io.grpc.ManagedChannel;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Channels to services: to each of their instances a connection, whose other side has to answer a ping when it is
 * silent; calls take turns. A read that finds no connection is retried on another instance, within a budget.
 */
public final class GrpcChannels {

    private static final long PING_AFTER_SECONDS = 30;
    private static final long PING_TIMEOUT_SECONDS = 5;

    private final ChannelSecurity security;
    private final List<ManagedChannel> channels = new CopyOnWriteArrayList<>();

    GrpcChannels(NameResolverProvider registry, ChannelSecurity security) {
        this.security = security;
        NameResolverRegistry.getDefaultRegistry().register(registry);
    }

    /**
     * A channel to a service; its owner shuts it down.
     *
     * @param retryable the calls that change nothing, as {@code souk.user.v1.UserService/GetUser}
     */
    public ManagedChannel to(String service, List<String> retryable) {
        NettyChannelBuilder channel = NettyChannelBuilder.forTarget(
                        RegistryNameResolverProvider.SCHEME + ":///" + service)
                .defaultLoadBalancingPolicy("round_robin")
                .defaultServiceConfig(RetryPolicy.of(retryable))
                .keepAliveTime(PING_AFTER_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PING_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        ManagedChannel connected = security.apply(channel, service).build();
        channels.add(connected);
        return connected;
    }

    /**
     * Connects again to instances that could not be reached, each time when the registry has been read: each second. By
     * itself gRPC waits for up to two minutes, and a service would be unavailable for that long after a network has
     * failed.
     */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        channels.removeIf(ManagedChannel::isShutdown);
        channels.forEach(ManagedChannel::resetConnectBackoff);
    }
}
