package dev.souk.gateway.grpc;

import io.grpc.Server;
import java.util.concurrent.TimeUnit;

/** The end of a gRPC server. */
final class ServerStop {

    private ServerStop() {}

    /** Accepts no call any more, waits for those that are open, and cuts off what is left after {@code seconds}. */
    static void within(long seconds, Server server) {
        server.shutdown();
        try {
            server.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
    }
}
