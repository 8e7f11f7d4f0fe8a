package dev.souk.storefront.account;

import dev.souk.common.grpc.BearerToken;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.remote.GrpcCalls;
import dev.souk.storefront.security.CallerToken;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code me} and {@code register}, at user-service by gRPC. */
@Controller
class AccountController {

    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> FORWARDED_FOR =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

    private final GrpcCalls users;
    private final RegistrationLimit limit;

    AccountController(GrpcCalls users, RegistrationLimit limit) {
        this.users = users;
        this.limit = limit;
    }

    /** The input {@code RegisterInput}. */
    record RegisterInput(String email, String name, String password) {}

    /** The type {@code Registration}. */
    record Registration(String id) {}

    @QueryMapping
    Mono<Account> me() {
        return CallerToken.required().flatMap(this::me);
    }

    private Mono<Account> me(String token) {
        var metadata = new Metadata();
        BearerToken.put(metadata, token);
        return users.call(UserServiceGrpc.getGetUserMethod(), GetUserRequest.getDefaultInstance(), metadata)
                .map(response -> Account.of(response.getUser()));
    }

    @MutationMapping
    Mono<Object> register(
            @Argument RegisterInput input,
            @Argument @Nullable String idempotencyKey,
            @ContextValue(name = ClientAddress.KEY) String address) {
        return MutationResult.of(limit.admit(address).then(Mono.defer(() -> create(input, idempotencyKey, address))));
    }

    private Mono<Registration> create(RegisterInput input, @Nullable String idempotencyKey, String address) {
        var metadata = new Metadata();
        metadata.put(FORWARDED_FOR, address);
        if (idempotencyKey != null) {
            metadata.put(IDEMPOTENCY_KEY, Arguments.key(idempotencyKey));
        }
        var request = CreateUserRequest.newBuilder()
                .setEmail(input.email())
                .setName(input.name())
                .setPassword(input.password())
                .build();
        return users.call(UserServiceGrpc.getCreateUserMethod(), request, metadata)
                .map(CreateUserResponse::getUser)
                .map(user -> new Registration(user.getId()));
    }
}
