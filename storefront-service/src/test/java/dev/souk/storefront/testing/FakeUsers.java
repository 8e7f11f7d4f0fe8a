package dev.souk.storefront.testing;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.HttpStatus;

/** A gRPC server in place of user-service: one account, and e-mail addresses whose registration it rejects. */
public final class FakeUsers extends UserServiceGrpc.UserServiceImplBase implements ServerInterceptor {

    public static final String TAKEN = "taken@souk.example";
    public static final String OTHER_REQUEST = "other-request@souk.example";

    private static final Map<String, ProblemException> REJECTED = Map.of(
            TAKEN,
            new Problem("email-taken", "There is an account with this e-mail", HttpStatus.CONFLICT)
                    .with("Log in, or choose another address."),
            OTHER_REQUEST,
            Problems.IDEMPOTENCY_KEY_REUSED.with("Use a new key."));

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Server server;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    public FakeUsers() {
        try {
            server = NettyServerBuilder.forPort(0)
                    .addService(this)
                    .intercept(this)
                    .build()
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The calls, each with the token that it had: {@code GetUser Bearer ...}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void reset() {
        calls.clear();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        calls.add(call.getMethodDescriptor().getBareMethodName() + " " + headers.get(AUTHORIZATION));
        return next.startCall(call, headers);
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> response) {
        response.onNext(GetUserResponse.newBuilder()
                .setUser(User.newBuilder()
                        .setId("019a9f5e-0000-7000-8000-000000000001")
                        .setEmail("ada@souk.example")
                        .setName("Ada")
                        .setRole(Role.ROLE_CUSTOMER)
                        .setStatus(User.Status.STATUS_ACTIVE))
                .build());
        response.onCompleted();
    }

    @Override
    public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> response) {
        ProblemException rejection = REJECTED.get(request.getEmail());
        if (rejection != null) {
            response.onError(ProblemStatus.exception(rejection));
            return;
        }
        response.onNext(CreateUserResponse.newBuilder()
                .setUser(User.newBuilder().setId("019a9f5e-0000-7000-8000-000000000002"))
                .build());
        response.onCompleted();
    }
}
