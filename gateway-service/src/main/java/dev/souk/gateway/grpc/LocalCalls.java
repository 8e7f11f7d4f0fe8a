package dev.souk.gateway.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Calls from within the gateway, in the name of a client that came by HTTP. They pass the interceptors of the gRPC
 * port, and have their limits in common with the calls there.
 */
public final class LocalCalls implements SmartLifecycle, AutoCloseable {

    private static final long STREAMS_SECONDS = 4; // less than spring.lifecycle.timeout-per-shutdown-phase

    private final RoutedMethods routes;
    private final ProxiedMethods methods;
    private final List<? extends ServerInterceptor> interceptors;
    private final String name = InProcessServerBuilder.generateName();
    private final ManagedChannel channel =
            InProcessChannelBuilder.forName(name).directExecutor().build();
    private @Nullable Server server;

    /** {@code interceptors}, the first one first. */
    LocalCalls(RoutedMethods routes, ProxiedMethods methods, List<? extends ServerInterceptor> interceptors) {
        this.routes = routes;
        this.methods = methods;
        this.interceptors = interceptors;
    }

    /** Whether the method of this full name has a route. */
    public boolean isRouted(String method) {
        return routes.find(method) != null;
    }

    /** Whether it is a stream, which stays open. */
    public boolean isStream(String method) {
        return routes.isStream(method);
    }

    /** A call of which the address of the client is in {@code x-forwarded-for} of its metadata. */
    public ClientCall<byte[], byte[]> newCall(String method, CallOptions options) {
        return channel.newCall(Bytes.method(method), options);
    }

    @Override
    public void start() {
        var builder = InProcessServerBuilder.forName(name)
                .fallbackHandlerRegistry(methods)
                .executor(new VirtualThreadTaskExecutor("grpc-web-"));
        interceptors.reversed().forEach(builder::intercept); // the last one added is the first one called
        try {
            server = builder.build().start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            ServerStop.within(STREAMS_SECONDS, server);
            server = null;
        }
    }

    /** Beside the shutdown of the HTTP server, which waits for its requests: streams end with a status in that time. */
    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name("grpc-web-stop").start(() -> {
            stop();
            callback.run();
        });
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
