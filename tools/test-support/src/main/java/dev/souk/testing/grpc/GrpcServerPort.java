package dev.souk.testing.grpc;

import org.springframework.context.ApplicationListener;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/** Remembers the port of the gRPC server of the service under test. */
public final class GrpcServerPort implements ApplicationListener<GrpcServerStartedEvent> {

    private volatile int port;

    /** One for each context. */
    public GrpcServerPort() {}

    @Override
    public void onApplicationEvent(GrpcServerStartedEvent event) {
        port = event.getPort();
    }

    /** The port. Fails if the service has no gRPC server. */
    public int port() {
        if (port == 0) {
            throw new IllegalStateException("No gRPC server has started; the test needs the profile grpc");
        }
        return port;
    }
}
