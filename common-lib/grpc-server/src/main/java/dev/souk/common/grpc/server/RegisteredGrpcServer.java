package dev.souk.common.grpc.server;

import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.grpc.server.GrpcServerFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/**
 * Starts before the web server, with whose start the instance is registered: so no caller finds it without its gRPC
 * port. Stops after it: by then the instance is deregistered, and the calls in progress have the rest of the grace
 * period.
 */
final class RegisteredGrpcServer extends GrpcServerLifecycle {

    RegisteredGrpcServer(GrpcServerFactory factory, Duration gracePeriod, ApplicationEventPublisher events) {
        super(factory, gracePeriod, events);
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
