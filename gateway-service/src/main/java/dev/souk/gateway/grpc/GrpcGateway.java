package dev.souk.gateway.grpc;

import io.grpc.HandlerRegistry;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The gRPC server of the gateway. */
final class GrpcGateway implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GrpcGateway.class);

    private static final int MAX_MESSAGE_BYTES = 64 * 1024; // as bodies of REST requests
    private static final int MAX_METADATA_BYTES = 8 * 1024;
    private static final int MAX_CALLS_PER_CONNECTION = 100;
    private static final int MAX_RESETS = 200; // in the time below: streams that are opened only to be reset
    private static final int RESETS_SECONDS = 30;
    private static final long PING_AFTER_SECONDS = 30;
    private static final long PING_TIMEOUT_SECONDS = 10;
    private static final long PERMITTED_PING_SECONDS = 20;
    private static final long STOP_SECONDS = 5;
    private static final int WINDOW_BYTES = 128 * 1024; // of a connection, and of a call: two messages

    private final InetSocketAddress address;
    private final GrpcProperties properties;
    private final HandlerRegistry methods;
    private final List<ServerInterceptor> interceptors;
    private final Executor executor;
    private final @Nullable SslContext tls;
    private @Nullable Server server;

    /** {@code interceptors}, the first one first; without {@code tls} HTTP/2 in plain text. */
    GrpcGateway(
            InetSocketAddress address,
            GrpcProperties properties,
            HandlerRegistry methods,
            List<ServerInterceptor> interceptors,
            Executor executor,
            @Nullable SslContext tls) {
        this.address = address;
        this.properties = properties;
        this.methods = methods;
        this.interceptors = interceptors;
        this.executor = executor;
        this.tls = tls;
    }

    /** The port; 0 as long as it has not started. */
    int port() {
        return server == null ? 0 : server.getPort();
    }

    @Override
    public void start() {
        var builder = NettyServerBuilder.forAddress(address)
                .fallbackHandlerRegistry(methods)
                .executor(executor)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .flowControlWindow(WINDOW_BYTES)
                .maxRstFramesPerWindow(MAX_RESETS, RESETS_SECONDS)
                .maxConnectionIdle(properties.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTime(PING_AFTER_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PING_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(PERMITTED_PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        interceptors.reversed().forEach(builder::intercept); // the last one added is the first one called
        if (tls != null) {
            builder.sslContext(tls);
        }
        try {
            server = builder.build().start();
        } catch (IOException notBound) {
            throw new UncheckedIOException("The gRPC port " + address.getPort() + " is not available", notBound);
        }
        log.info("gRPC is served on port {}", server.getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            ServerStop.within(STOP_SECONDS, server);
            server = null;
        }
    }

    /** Beside the rest of the shutdown: streams are open until their time is over. */
    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name("grpc-stop").start(() -> {
            stop();
            callback.run();
        });
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
