package dev.souk.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.grpc.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import dev.souk.testing.grpc.CallFailure;
import dev.souk.testing.grpc.TestCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"souk.gateway.grpc.streams.per-client=2", "souk.gateway.rate-limit.password.burst=5"})
class GrpcGatewayIT extends GrpcIT {

    private static final int MORE_THAN_A_WINDOW = 390; // and less than a burst
    private static final int MORE_THAN_A_BURST = 3_000;

    private final GrpcGateway gateway;
    private final ApplicationEventPublisher events;
    private final List<CancellableContext> open = new ArrayList<>();
    private final TestCalls calls;

    GrpcGatewayIT(@Autowired GrpcGateway gateway, @Autowired ApplicationEventPublisher events) {
        this.gateway = gateway;
        this.events = events;
        this.calls = connect();
    }

    @AfterEach
    void disconnect() {
        open.forEach(call -> call.cancel(null));
        calls.close();
    }

    @Test
    void aCallReachesTheServiceWithItsTokenAndTheAddressOfItsClient() {
        String token = ISSUER.token();
        Channel caller = TestCalls.with(calls.withToken(token), "x-forwarded-for", "203.0.113.7");

        String name = users(
                        TestCalls.with(caller, "traceparent", "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01"))
                .getUser(GetUserRequest.getDefaultInstance())
                .getUser()
                .getName();

        assertThat(name).isEqualTo("Ada");
        Metadata received = SERVICE.received().getFirst();
        assertThat(value(received, "authorization")).isEqualTo("Bearer " + token);
        assertThat(value(received, "x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(value(received, "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-9a-f]")
                .doesNotContain("1".repeat(32));
    }

    @Test
    void aCallWithoutAValidTokenIsRejectedByTheGateway() {
        for (Channel caller : List.of(calls.anonymous(), calls.withToken("forged"), calls.withToken(""))) {
            var failure = CallFailure.of(() -> users(caller).getUser(GetUserRequest.getDefaultInstance()));

            assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(failure.reason()).isEqualTo("UNAUTHORIZED");
        }
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void theStatusOfTheServicePassesUnchanged() {
        SERVICE.fail(Status.NOT_FOUND.withDescription("There is no such user"));

        var failure = CallFailure.of(() -> user().getUser(GetUserRequest.getDefaultInstance()));

        assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(failure.message()).isEqualTo("There is no such user");
    }

    @Test
    void aMethodWithoutARouteIsUnimplemented() {
        var method = UserServiceGrpc.getGetUserMethod().toBuilder()
                .setFullMethodName("souk.user.v1.UserService/DeleteUser")
                .build();

        assertThat(CallFailure.of(() -> ClientCalls.blockingUnaryCall(
                                calls.withToken(ISSUER.token()),
                                method,
                                CallOptions.DEFAULT,
                                GetUserRequest.getDefaultInstance()))
                        .code())
                .isEqualTo(Code.UNIMPLEMENTED);
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aServiceThatDoesNotRespondIsAnsweredForAfterTheTimeLimit() {
        var request = GetUserRequest.newBuilder().setId(FakeGrpcService.HANGS).build();

        var failure = CallFailure.of(() -> user().getUser(request));

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure.reason()).isEqualTo("GATEWAY_TIMEOUT");
        assertThat(failure.message()).doesNotContain("127.0.0.1");
        assertThat(breaker("user-service-grpc").getMetrics().getNumberOfFailedCalls())
                .isEqualTo(1);
    }

    @Test
    void aCallerWhoDoesNotWaitIsNoFailureOfTheService() {
        var request = GetUserRequest.newBuilder().setId(FakeGrpcService.HANGS).build();

        IntStream.range(0, 15)
                .forEach(_ -> CallFailure.of(() ->
                        user().withDeadlineAfter(20, TimeUnit.MILLISECONDS).getUser(request)));

        await().untilAsserted(() ->
                assertThat(breaker("user-service-grpc").getState()).isEqualTo(CircuitBreaker.State.CLOSED));
        assertThat(breaker("user-service-grpc").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void aServiceThatRespondsUnavailableIsNotAskedAgain() {
        SERVICE.reject();

        var failure = CallFailure.of(() -> user().getUser(GetUserRequest.getDefaultInstance()));

        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void theMessagesOfAStreamCountInTheRateLimit() throws InterruptedException {
        var answers = new LinkedBlockingQueue<String>();
        StreamObserver<BasketRequest> changes =
                CartServiceGrpc.newStub(calls.customer(UUID.randomUUID())).basket(new Collector(answers));

        for (int number = 0; number < MORE_THAN_A_BURST; number++) {
            changes.onNext(BasketRequest.getDefaultInstance());
        }

        String last = answers.take();
        while (last.isEmpty()) {
            last = answers.take();
        }
        assertThat(last).contains("RESOURCE_EXHAUSTED");
    }

    @Test
    void whileAServiceIsDownItsCircuitBreakerOpens() {
        SERVICE.kill();

        IntStream.range(0, 12)
                .forEach(_ -> assertThat(CallFailure.of(() -> user().getUser(GetUserRequest.getDefaultInstance()))
                                .code())
                        .isEqualTo(Code.UNAVAILABLE));

        assertThat(breaker("user-service-grpc").getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(CallFailure.of(() -> user().getUser(GetUserRequest.getDefaultInstance()))
                        .reason())
                .isEqualTo("SERVICE_UNAVAILABLE");
        SERVICE.revive();
        await().ignoreExceptions().until(() -> {
            events.publishEvent(new HeartbeatEvent(this, UUID.randomUUID())); // the registry has been read
            return user().getUser(GetUserRequest.getDefaultInstance()).hasUser();
        });
    }

    @Test
    void anErrorOfAServiceIsNoFailureForTheCircuitBreaker() {
        SERVICE.fail(Status.NOT_FOUND);

        IntStream.range(0, 12).forEach(_ -> CallFailure.of(() -> user().getUser(GetUserRequest.getDefaultInstance())));

        assertThat(breaker("user-service-grpc").getMetrics().getNumberOfFailedCalls())
                .isZero();
        assertThat(breaker("user-service-grpc").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aStreamPassesInBothDirectionsAndInOrder() throws InterruptedException {
        var answers = new LinkedBlockingQueue<String>();
        StreamObserver<BasketRequest> changes =
                CartServiceGrpc.newStub(calls.withToken(ISSUER.token())).basket(new Collector(answers));

        for (int number = 0; number < MORE_THAN_A_WINDOW; number++) {
            changes.onNext(BasketRequest.newBuilder()
                    .setIdempotencyKey("x".repeat(1000) + number)
                    .build());
        }
        changes.onCompleted();

        for (int number = 0; number < MORE_THAN_A_WINDOW; number++) {
            assertThat(answers.take()).isEqualTo("x".repeat(1000) + number);
        }
        assertThat(answers.take()).isEqualTo("completed");
    }

    @Test
    void aStreamOutlivesTheTimeLimitAndEndsWithItsCaller() {
        open();
        await().pollDelay(Duration.ofMillis(900)).until(() -> SERVICE.openStreams() == 1);

        open.getFirst().cancel(null);

        await().until(() -> SERVICE.openStreams() == 0);
    }

    @Test
    void aClientHasALimitedNumberOfStreams() {
        open();
        open();

        var third = CallFailure.of(this::open);

        assertThat(third.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(third.isRetryable()).isTrue();
        open.getFirst().cancel(null);
        await().untilAsserted(this::open);
    }

    @Test
    void callsThatHashAPasswordHaveALimitOfTheirOwn() {
        var failures = new ArrayList<CallFailure>();
        for (int number = 0; failures.isEmpty() && number < 50; number++) {
            try {
                users(calls.anonymous()).createUser(CreateUserRequest.getDefaultInstance());
            } catch (StatusRuntimeException rejected) {
                failures.add(CallFailure.of(rejected));
            }
        }

        assertThat(failures).hasSize(1).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(failure.reason()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(failure.isRetryable()).isTrue();
        });
        assertThat(SERVICE.received()).hasSizeBetween(5, 20);
    }

    private TestCalls connect() {
        return new TestCalls(gateway.port(), (id, _) -> ISSUER.tokenOf(id.toString()));
    }

    private UserServiceBlockingStub user() {
        return users(calls.customer(UUID.randomUUID()));
    }

    private static UserServiceBlockingStub users(Channel caller) {
        return UserServiceGrpc.newBlockingStub(caller);
    }

    /** Opens a stream of an order and receives its first message. */
    private void open() {
        CancellableContext call = Context.current().withCancellation();
        open.add(call);
        call.run(() -> OrderServiceGrpc.newBlockingStub(calls.withToken(ISSUER.token()))
                .watchOrder(WatchOrderRequest.getDefaultInstance())
                .next());
    }

    private static @Nullable String value(Metadata metadata, String name) {
        return metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    /** Collects the keys of the answers. */
    private record Collector(BlockingQueue<String> answers) implements StreamObserver<BasketResponse> {

        @Override
        public void onNext(BasketResponse answer) {
            answers.add(answer.getIdempotencyKey());
        }

        @Override
        public void onError(Throwable failure) {
            answers.add(failure.toString());
        }

        @Override
        public void onCompleted() {
            answers.add("completed");
        }
    }
}
