package dev.souk.user.account;

import dev.souk.common.grpc.server.CallDetails;
import dev.souk.common.grpc.server.IdempotentCalls;
import dev.souk.common.grpc.server.Ids;
import dev.souk.common.security.Caller;
import dev.souk.common.web.problem.RequestValidator;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.User.Status;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.grpc.server.service.GrpcService;

/** The gRPC API of accounts: the same rules as {@link UserController}, by the same code. */
@GrpcService
@Profile("grpc")
class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {

    private final AccountService accounts;
    private final Registration registration;
    private final RequestValidator validator;
    private final IdempotentCalls calls;

    UserGrpcService(
            AccountService accounts, Registration registration, RequestValidator validator, IdempotentCalls calls) {
        this.accounts = accounts;
        this.registration = registration;
        this.validator = validator;
        this.calls = calls;
    }

    @Override
    public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> response) {
        var valid = validator.valid(new RegisterRequest(request.getEmail(), request.getName(), request.getPassword()));
        String address = CallDetails.current().address();
        response.onNext(calls.execute(
                request,
                CreateUserResponse.parser(),
                () -> registration.hash(valid),
                hash -> receipt(registration.open(valid, hash, address))));
        response.onCompleted();
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> response) {
        Caller caller = Caller.current();
        UUID id = request.getId().isEmpty() ? caller.id() : Ids.parse("id", request.getId());
        caller.requireAccessTo(id);
        response.onNext(
                GetUserResponse.newBuilder().setUser(user(accounts.get(id))).build());
        response.onCompleted();
    }

    private static CreateUserResponse receipt(Account account) {
        return CreateUserResponse.newBuilder()
                .setUser(withoutPersonalData(account))
                .build();
    }

    private static User user(Account account) {
        User.Builder user = withoutPersonalData(account);
        if (account.email() != null) {
            user.setEmail(account.email());
        }
        if (account.name() != null) {
            user.setName(account.name());
        }
        return user.build();
    }

    private static User.Builder withoutPersonalData(Account account) {
        return User.newBuilder()
                .setId(account.id().toString())
                .setRole(Role.valueOf("ROLE_" + account.role()))
                .setStatus(Status.valueOf("STATUS_" + account.status()));
    }
}
