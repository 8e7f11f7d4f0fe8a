package dev.souk.gateway.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A real gRPC server in place of all services. It can be killed and restarted on the same port. */
final class FakeGrpcService {

    /** The id of a user for whom the service never responds. */
    static final String HANGS = "hangs";

    /** The id of an order whose stream has a message of 32 KiB whenever the caller can take one. */
    static final String FLOODS = "floods";

    private static final ByteString LARGE = ByteString.copyFrom(new byte[32 * 1024]);
    private static final int MAX_FLOODS = 10_000; // 300 MiB

    private final List<Metadata> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger openStreams = new AtomicInteger();
    private final AtomicInteger floods = new AtomicInteger();
    private final int port;
    private Server server;
    private volatile Consumer<StreamObserver<GetUserResponse>> behaviour = FakeGrpcService::respond;

    FakeGrpcService() {
        server = listen(0);
        port = server.getPort();
    }

    int port() {
        return port;
    }

    /** The metadata of all calls. */
    List<Metadata> received() {
        return received;
    }

    int openStreams() {
        return openStreams.get();
    }

    /** How many messages the stream of {@link #FLOODS} has sent. */
    int floods() {
        return floods.get();
    }

    /** Fails each call of GetUser with this status from now on. */
    void fail(Status status) {
        behaviour = response -> response.onError(status.asRuntimeException());
    }

    /** Rejects each call of GetUser as a service does that has too many of them. */
    void reject() {
        var trailers = new Metadata();
        trailers.put(ProblemStatus.RETRY_PUSHBACK, "-1");
        behaviour = response -> response.onError(Status.UNAVAILABLE.asRuntimeException(trailers));
    }

    void kill() {
        server.shutdownNow();
    }

    /** Running, with the default response and no received calls. */
    void revive() {
        received.clear();
        floods.set(0);
        behaviour = FakeGrpcService::respond;
        if (server.isShutdown()) {
            server = listen(port);
        }
    }

    private static void respond(StreamObserver<GetUserResponse> response) {
        response.onNext(GetUserResponse.newBuilder()
                .setUser(User.newBuilder().setName("Ada"))
                .build());
        response.onCompleted();
    }

    private Server listen(int at) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), at))
                    .addService(ServerInterceptors.intercept(new Users(), new Recorder()))
                    .addService(ServerInterceptors.intercept(new Orders(), new Recorder()))
                    .addService(ServerInterceptors.intercept(new Carts(), new Recorder()))
                    .build()
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private final class Recorder implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            received.add(headers);
            return next.startCall(call, headers);
        }
    }

    private final class Users extends UserServiceGrpc.UserServiceImplBase {

        @Override
        public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> response) {
            if (!request.getId().equals(HANGS)) {
                behaviour.accept(response);
            }
        }

        @Override
        public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> response) {
            response.onNext(CreateUserResponse.getDefaultInstance());
            response.onCompleted();
        }
    }

    /** Sends one step, and leaves the stream open. Other methods are UNIMPLEMENTED. */
    private final class Orders extends OrderServiceGrpc.OrderServiceImplBase {
        @Override
        public void watchOrder(WatchOrderRequest request, StreamObserver<WatchOrderResponse> response) {
            openStreams.incrementAndGet();
            var stream = (ServerCallStreamObserver<WatchOrderResponse>) response;
            stream.setOnCancelHandler(openStreams::decrementAndGet);
            if (request.getId().equals(FLOODS)) {
                stream.setOnReadyHandler(() -> flood(stream));
            } else {
                response.onNext(WatchOrderResponse.newBuilder().setPosition(1).build());
            }
        }

        private void flood(ServerCallStreamObserver<WatchOrderResponse> stream) {
            var large = UnknownFieldSet.newBuilder()
                    .addField(
                            99,
                            UnknownFieldSet.Field.newBuilder()
                                    .addLengthDelimited(LARGE)
                                    .build())
                    .build();
            while (stream.isReady() && floods.incrementAndGet() <= MAX_FLOODS) {
                stream.onNext(
                        WatchOrderResponse.newBuilder().setUnknownFields(large).build());
            }
        }
    }

    /** Answers each change with its key. */
    private static final class Carts extends CartServiceGrpc.CartServiceImplBase {
        @Override
        public StreamObserver<BasketRequest> basket(StreamObserver<BasketResponse> response) {
            return new StreamObserver<>() {
                @Override
                public void onNext(BasketRequest request) {
                    response.onNext(BasketResponse.newBuilder()
                            .setIdempotencyKey(request.getIdempotencyKey())
                            .build());
                }

                @Override
                public void onError(Throwable cancelled) {
                    // the call is over
                }

                @Override
                public void onCompleted() {
                    response.onCompleted();
                }
            };
        }
    }
}
