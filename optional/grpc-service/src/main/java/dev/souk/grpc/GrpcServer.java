package dev.souk.grpc;

import com.linecorp.armeria.server.Server;
import org.springframework.context.SmartLifecycle;

/** Starts before the process is registered, and stops after it has been deregistered. */
final class GrpcServer implements SmartLifecycle {

    private final Server server;
    private final CallLimits limits;
    private volatile boolean running;

    GrpcServer(Server server, CallLimits limits) {
        this.server = server;
        this.limits = limits;
    }

    /** Where it listens. */
    int port() {
        return server.activeLocalPort();
    }

    @Override
    public void start() {
        limits.start();
        server.start().join();
        running = true;
    }

    @Override
    public void stop() {
        limits.stop();
        server.stop().join();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return -1;
    }
}
