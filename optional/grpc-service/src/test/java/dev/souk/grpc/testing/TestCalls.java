package dev.souk.grpc.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

    /** The code of the first response to a method of any kind, within ten seconds; OK if it is a message. */
    public static Code first(Channel caller, String method, byte[] request) {
        var context = Context.current().withCancellation();
        Context previous = context.attach();
        try {
            // waits for the first message, or for the end
            boolean _ = ClientCalls.blockingServerStreamingCall(
                            caller,
                            untyped(method),
                            CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                            request)
                    .hasNext();
            return Code.OK;
        } catch (StatusRuntimeException failed) {
            return failed.getStatus().getCode();
        } finally {
            context.detachAndCancel(previous, null); // a stream would stay open
        }
    }

    private static MethodDescriptor<byte[], byte[]> untyped(String method) {
        return MethodDescriptor.newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .setFullMethodName(method)
                .setType(MethodType.UNKNOWN)
                .build();
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
