package dev.souk.testing.grpc;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.function.BiFunction;

/** The gRPC API of the service under test, for different callers on one connection. */
public final class TestCalls implements AutoCloseable {

    private final ManagedChannel connection;
    private final BiFunction<UUID, String, String> tokens;

    /** {@code tokens} creates an access token for a user and a role. */
    public TestCalls(int port, BiFunction<UUID, String, String> tokens) {
        this.connection = ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build();
        this.tokens = tokens;
    }

    /** A caller without a token. */
    public Channel anonymous() {
        return connection;
    }

    /** A customer. */
    public Channel customer(UUID id) {
        return withToken(tokens.apply(id, "CUSTOMER"));
    }

    /** An admin with a new id. */
    public Channel admin() {
        return withToken(tokens.apply(UUID.randomUUID(), "ADMIN"));
    }

    /** The caller with this token. */
    public Channel withToken(String token) {
        return with(connection, "authorization", "Bearer " + token);
    }

    /** The same caller, with an entry in the metadata of each call. */
    public static Channel with(Channel caller, String name, String value) {
        var metadata = new Metadata();
        metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        return ClientInterceptors.intercept(caller, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
