package dev.souk.common.grpc.server;

import java.util.function.IntConsumer;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/** Puts the port of the gRPC server into the registration of this instance. */
final class RegisteredGrpcPort {

    private final IntConsumer register;

    /** {@code register} adds it to the metadata that are sent to the registry. */
    RegisteredGrpcPort(IntConsumer register) {
        this.register = register;
    }

    @EventListener
    void onStart(GrpcServerStartedEvent event) {
        register.accept(event.getPort());
    }
}
