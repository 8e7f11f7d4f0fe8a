package dev.souk.system.bench.protocols.grpc;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.protocols.client.Endpoint;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One caller with a channel of its own, so that two callers share no connection. */
final class Connection implements AutoCloseable {

    /** The gateway permits a ping each 20 s. */
    private static final long PING_SECONDS = 21;

    private static final long PONG_SECONDS = 5;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final io.grpc.Channel caller;

    Connection(Endpoint endpoint) {
        channel = ManagedChannelBuilder.forAddress("localhost", endpoint.grpc())
                .usePlaintext()
                .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PONG_SECONDS, TimeUnit.SECONDS)
                .build();
        var metadata = new Metadata();
        metadata.put(AUTHORIZATION, endpoint.authorization());
        caller = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    io.grpc.Channel caller() {
        return caller;
    }

    /** By its status alone: descriptions name addresses. */
    static IOException failure(StatusRuntimeException failed) {
        return new UnexpectedResponseException(failed.getStatus().getCode().name());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
