package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.audit.Audit;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.grpc.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import dev.souk.testing.SoukTest;
import dev.souk.testing.grpc.CallFailure;
import dev.souk.testing.grpc.TestCalls;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SoukTest
@ActiveProfiles("grpc")
class UserGrpcServiceIT {

    private final TestCalls calls;
    private final TestApi api;
    private final JdbcClient jdbc;
    private final Audit audit;

    UserGrpcServiceIT(TestCalls calls, TestApi api, JdbcClient jdbc, Audit audit) {
        this.audit = audit;
        this.calls = calls;
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void aUserWhoIsCreatedIsTheOneOfTheRestApi() {
        CreateUserRequest request = newUser();

        User created = users(calls.anonymous()).createUser(request).getUser();

        assertThat(created.getRole()).isEqualTo(Role.ROLE_CUSTOMER);
        assertThat(created.getStatus()).isEqualTo(User.Status.STATUS_ACTIVE);
        assertThat(created.hasEmail() || created.hasName()).isFalse();
        var account = api.customer(UUID.fromString(created.getId()))
                .get("/users/me")
                .expect(200)
                .json();
        assertThat(account.path("id").asString()).isEqualTo(created.getId());
        assertThat(account.path("email").asString()).isEqualTo(request.getEmail());
        api.anonymous()
                .post("/sessions", Map.of("email", request.getEmail(), "password", request.getPassword()))
                .expect(200);
    }

    @Test
    void aUserGetsTheOwnAccountWithAndWithoutItsId() {
        TestCustomer customer = TestCustomer.register(api);
        UserServiceBlockingStub users = users(calls.customer(customer.id()));

        User own = users.getUser(GetUserRequest.getDefaultInstance()).getUser();

        assertThat(own.getId()).isEqualTo(customer.id().toString());
        assertThat(own.getEmail()).isEqualTo(customer.email());
        assertThat(own.getName()).isEqualTo("Ada");
        assertThat(users.getUser(request(customer.id())).getUser()).isEqualTo(own);
        assertThat(users(calls.admin()).getUser(request(customer.id())).getUser())
                .isEqualTo(own);
    }

    @Test
    void aClosedAccountHasNeitherEmailNorName() {
        TestCustomer customer = TestCustomer.register(api);
        customer.close();

        User closed = users(calls.admin()).getUser(request(customer.id())).getUser();

        assertThat(closed.getStatus()).isEqualTo(User.Status.STATUS_CLOSED);
        assertThat(closed.hasEmail() || closed.hasName()).isFalse();
    }

    @Test
    void anotherUsersAccountLooksAsIfItDidNotExist() {
        TestCustomer owner = TestCustomer.register(api);
        UserServiceBlockingStub stranger = users(calls.customer(UUID.randomUUID()));

        var theirs = CallFailure.of(() -> stranger.getUser(request(owner.id())));
        var nobodys = CallFailure.of(() -> stranger.getUser(request(UUID.randomUUID())));

        assertThat(theirs).isEqualTo(nobodys);
        assertThat(theirs.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(theirs.reason()).isEqualTo("NOT_FOUND");
    }

    @Test
    void onlyCreateUserNeedsNoToken() {
        for (Channel caller : List.of(calls.anonymous(), calls.withToken("forged"), calls.withToken(""))) {
            var failure = CallFailure.of(() -> users(caller).getUser(GetUserRequest.getDefaultInstance()));

            assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(failure.reason()).isEqualTo("UNAUTHORIZED");
        }
    }

    @Test
    void aRepeatedCallWithItsKeyGetsTheFirstAnswer() {
        CreateUserRequest request = newUser();
        Channel once = once();

        CreateUserResponse first = users(once).createUser(request);

        assertThat(users(once).createUser(request)).isEqualTo(first);
        assertThat(accountsOf(request)).isEqualTo(1);
        var reused = CallFailure.of(() -> users(once).createUser(newUser()));
        assertThat(reused.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reused.reason()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aTakenEmailIsRejectedEachTime() {
        CreateUserRequest request = newUser();
        users(calls.anonymous()).createUser(request);
        Channel once = once();

        var first = CallFailure.of(() -> users(once).createUser(request));
        var repeated = CallFailure.of(() -> users(once).createUser(request));
        var withoutKey = CallFailure.of(() -> users(calls.anonymous()).createUser(request));

        assertThat(first.code()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(first.reason()).isEqualTo("EMAIL_TAKEN");
        assertThat(repeated).isEqualTo(first);
        assertThat(withoutKey).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.example, Ada, 14 characters!, password",
        "nobody, Ada, correct horse battery, email",
        "a@b.example, '', correct horse battery, name"
    })
    void anInvalidFieldIsNamed(String email, String name, String password, String field) {
        var request = CreateUserRequest.newBuilder()
                .setEmail(email)
                .setName(name)
                .setPassword(password)
                .build();

        var failure = CallFailure.of(() -> users(calls.anonymous()).createUser(request));

        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.reason()).isEqualTo("VALIDATION_FAILED");
        assertThat(failure.fields()).containsExactly(field);
    }

    @Test
    void anIdThatIsNoneIsNamed() {
        var request = GetUserRequest.newBuilder().setId("7").build();

        var failure =
                CallFailure.of(() -> users(calls.customer(UUID.randomUUID())).getUser(request));

        assertThat(failure.code()).as("%s", failure).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.fields()).containsExactly("id");
    }

    @Test
    void aMessageOfMoreThanTheLimitIsRejected() {
        var request = newUser().toBuilder().setName("A".repeat(70_000)).build();

        assertThat(CallFailure.of(() -> users(calls.anonymous()).createUser(request))
                        .code())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aCallWhoseDeadlineIsOverChangesNothing() {
        CreateUserRequest request = newUser();
        // The password is hashed for longer.
        var users = users(calls.anonymous()).withDeadlineAfter(30, TimeUnit.MILLISECONDS);

        assertThat(CallFailure.of(() -> users.createUser(request)).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        users(calls.anonymous()).createUser(newUser()); // hashed after the first one
        assertThat(accountsOf(request)).isZero();
    }

    @Test
    void aRejectedCallIsAudited() {
        CallFailure.of(() -> users(calls.anonymous()).getUser(GetUserRequest.getDefaultInstance()));
        audit.writeTallies();

        assertThat(jdbc.sql(
                                "select count(*) from audit_event where action = 'request.unauthenticated' and object = :method")
                        .param("method", "POST /souk.user.v1.UserService/GetUser")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void theHealthServiceSaysServing() {
        var health = HealthGrpc.newBlockingStub(calls.anonymous());

        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    private static UserServiceBlockingStub users(Channel caller) {
        return UserServiceGrpc.newBlockingStub(caller);
    }

    private Channel once() {
        return TestCalls.with(
                calls.anonymous(), "idempotency-key", UUID.randomUUID().toString());
    }

    private static GetUserRequest request(UUID id) {
        return GetUserRequest.newBuilder().setId(id.toString()).build();
    }

    private static CreateUserRequest newUser() {
        return CreateUserRequest.newBuilder()
                .setEmail(UUID.randomUUID() + "@souk.example")
                .setName("Ada")
                .setPassword(TestCustomer.PASSWORD)
                .build();
    }

    private int accountsOf(CreateUserRequest request) {
        return jdbc.sql("select count(*) from account where email = :email")
                .param("email", request.getEmail())
                .query(Integer.class)
                .single();
    }
}
