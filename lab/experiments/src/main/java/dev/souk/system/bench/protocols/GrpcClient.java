package dev.souk.system.bench.protocols;

import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** gRPC, by the stubs of grpc-java. */
final class GrpcClient implements ProtocolClient {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PREFIX = "ORDER_STATUS_";

    private final ManagedChannel channel;
    private final Channel customer;

    GrpcClient(Endpoint endpoint) {
        channel = ManagedChannelBuilder.forAddress("localhost", endpoint.grpc())
                .usePlaintext()
                .build();
        var metadata = new Metadata();
        metadata.put(AUTHORIZATION, endpoint.authorization());
        customer = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    @Override
    public Stream<String> readUser() {
        return Stream.of(UserServiceGrpc.newBlockingStub(customer)
                .withDeadlineAfter(Endpoint.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .getUser(GetUserRequest.getDefaultInstance())
                .getUser()
                .getId());
    }

    @Override
    public Stream<String> watchOrder(UUID order) {
        Iterable<WatchOrderResponse> messages = () -> OrderServiceGrpc.newBlockingStub(customer)
                .watchOrder(
                        WatchOrderRequest.newBuilder().setId(order.toString()).build());
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.getStep().getStatus().name().substring(PREFIX.length()));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
