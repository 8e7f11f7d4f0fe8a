package dev.souk.grpc;

import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.Map;

/** {@code /users}. */
final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {

    private final Gateway gateway;

    UserGrpcService(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> response) {
        Call call = Call.current();
        var body = Map.of("email", request.getEmail(), "name", request.getName(), "password", request.getPassword());
        var post = Gateway.withBody(gateway.request(call, "/users"), "POST", body);
        Gateway.withKey(post, call.header("idempotency-key"));
        Responses.send(
                response,
                gateway.send(call, post.build())
                        .thenApply(user -> CreateUserResponse.newBuilder()
                                .setUser(JsonMessages.read(user, User.newBuilder()))
                                .build()));
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> response) {
        String id = request.getId().isEmpty()
                ? "me"
                : Responses.id("id", request.getId()).toString();
        Responses.send(
                response,
                gateway.get(Call.current(), "/users/" + id)
                        .thenApply(user -> GetUserResponse.newBuilder()
                                .setUser(JsonMessages.read(user, User.newBuilder()))
                                .build()));
    }
}
