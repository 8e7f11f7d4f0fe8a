package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.server.Server;
import dev.souk.grpc.order.v1.CancellationReason;
import dev.souk.grpc.order.v1.GetOrderRequest;
import dev.souk.grpc.order.v1.ListOrdersRequest;
import dev.souk.grpc.order.v1.Order;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.OrderStatus;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.testing.CallFailure;
import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call is a request to the gateway, and its response is what the gateway has responded. */
class CallsTest extends GrpcTest {

    private static final String USER = """
        {"id":"%s","email":"ada@souk.example","name":"Ada","role":"CUSTOMER","status":"ACTIVE","more":1}\
        """.formatted(ID);
    private static final String ORDER = """
        {"id":"%s","user_id":"%s","status":"CANCELLED","reason":"payment-declined","lines":[{"item_id":"%s",
        "name":"Pot","quantity":2,"price_cents":1250}],"total_cents":2500,"history":[{"status":"PLACED","reason":null,
        "at":"2026-11-20T09:30:04.153489Z"}]}\
        """.formatted(ID, ID, ITEM);
    private static final String EVENTS = "GET /orders/" + ID + "/events";

    @Test
    void theRequestHasTheTokenAndTheAddressOfTheCaller() {
        gateway.on("GET /users/me", 200, USER);
        Channel caller = TestCalls.with(calls.withToken("abc"), "x-forwarded-for", "203.0.113.7");

        User user = users(caller).getUser(GetUserRequest.getDefaultInstance()).getUser();

        assertThat(user)
                .isEqualTo(User.newBuilder()
                        .setId(ID)
                        .setEmail("ada@souk.example")
                        .setName("Ada")
                        .setRole(Role.ROLE_CUSTOMER)
                        .setStatus(User.Status.STATUS_ACTIVE)
                        .build());
        assertThat(gateway.last().headers().get("authorization")).isEqualTo("Bearer abc");
        assertThat(gateway.last().headers().get("x-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void theGatewaySaysWhereACallOfGrpcWebComesFrom() {
        gateway.on("GET /users/me", 200, USER);
        Server behindGateway = server(List.of("127.0.0.1/32"));
        try (var throughGateway = new TestCalls(behindGateway.activeLocalPort(), (_, _) -> TOKEN)) {
            users(TestCalls.with(throughGateway.anonymous(), "x-forwarded-for", "203.0.113.7"))
                    .getUser(GetUserRequest.getDefaultInstance());
        } finally {
            behindGateway.close();
        }

        assertThat(gateway.last().headers().get("x-forwarded-for")).isEqualTo("203.0.113.7");
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOneClient() {
        Server behindGateway = server(List.of("127.0.0.1/32"));
        try (var throughGateway = new TestCalls(behindGateway.activeLocalPort(), (_, _) -> TOKEN)) {
            for (int host = 0; host < MAX_CALLS_OF_A_CLIENT; host++) {
                health(throughGateway, "2001:db8:0:1::" + host).next();
            }

            var beyond = health(throughGateway, "2001:db8:0:1::ffff");
            assertThat(CallFailure.of(beyond::next).code()).isEqualTo(Code.UNAVAILABLE);
            var other = health(throughGateway, "2001:db8:0:2::1");
            assertThat(other.next().getStatus()).isEqualTo(ServingStatus.SERVING);
        } finally {
            behindGateway.close();
        }
    }

    /** A watch of the health, which stays open. */
    private static Iterator<HealthCheckResponse> health(TestCalls calls, String address) {
        return HealthGrpc.newBlockingStub(TestCalls.with(calls.anonymous(), "x-forwarded-for", address))
                .watch(HealthCheckRequest.getDefaultInstance());
    }

    @Test
    void anAccountIsOpenedWithItsKey() {
        gateway.on("POST /users", 201, "{\"id\":\"%s\",\"role\":\"CUSTOMER\",\"status\":\"ACTIVE\"}".formatted(ID));
        var request = CreateUserRequest.newBuilder()
                .setEmail("a@souk.example")
                .setName("Zoë \"Z\"")
                .setPassword("p")
                .build();

        User user = users(TestCalls.with(calls.anonymous(), "idempotency-key", "key-1"))
                .createUser(request)
                .getUser();

        assertThat(user.getId()).isEqualTo(ID);
        assertThat(user.hasName()).isFalse();
        assertThat(gateway.last().headers().get("idempotency-key")).isEqualTo("key-1");
        assertThat(gateway.last().contentUtf8()) // as a repetition by another process has it
                .isEqualTo("{\"email\":\"a@souk.example\",\"name\":\"Zoë \\\"Z\\\"\",\"password\":\"p\"}");
    }

    @Test
    void anOrderIsReadWithAllItsFields() {
        gateway.on("GET /orders/" + ID, 200, ORDER);

        Order order = orders().getOrder(GetOrderRequest.newBuilder().setId(ID).build())
                .getOrder();

        assertThat(order.getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_CANCELLED);
        assertThat(order.getReason()).isEqualTo(CancellationReason.CANCELLATION_REASON_PAYMENT_DECLINED);
        assertThat(order.getLines(0).getPriceCents()).isEqualTo(1250);
        Instant placed = Instant.parse("2026-11-20T09:30:04.153489Z");
        assertThat(order.getHistory(0).getAt())
                .isEqualTo(Timestamp.newBuilder()
                        .setSeconds(placed.getEpochSecond())
                        .setNanos(placed.getNano())
                        .build());
        assertThat(order.getHistory(0).hasReason()).isFalse();
    }

    @Test
    void aPageOfOrdersIsAskedForWithItsSizeAndToken() {
        gateway.on("GET /orders?limit=7&cursor=a%26b", 200, "{\"items\":[%s],\"next_cursor\":\"n\"}".formatted(ORDER));
        gateway.on("GET /orders", 200, "{\"items\":[],\"next_cursor\":null}");

        var page = orders().listOrders(ListOrdersRequest.newBuilder()
                .setPageSize(7)
                .setPageToken("a&b")
                .build());

        assertThat(page.getOrdersList()).hasSize(1);
        assertThat(page.getNextPageToken()).isEqualTo("n");
        assertThat(orders().listOrders(ListOrdersRequest.getDefaultInstance()).getNextPageToken())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "idempotency-key"})
    void anEntryThatIsRepeatedIsRefused(String name) {
        Channel caller = TestCalls.with(TestCalls.with(calls.anonymous(), name, "a"), name, "b");

        var failure = CallFailure.of(() -> users(caller).createUser(CreateUserRequest.getDefaultInstance()));

        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(gateway.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "../admin/users", "1", "%2e%2e", "1a1f84a-a1a0-7000-8549-ec1b2f4c4490"})
    void anIdThatIsNoneIsNotSent(String id) {
        var failure = CallFailure.of(
                () -> orders().getOrder(GetOrderRequest.newBuilder().setId(id).build()));

        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.fields()).containsExactly("id");
        assertThat(gateway.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, validation-failed, INVALID_ARGUMENT",
        "401, unauthorized, UNAUTHENTICATED",
        "403, forbidden, PERMISSION_DENIED",
        "404, not-found, NOT_FOUND",
        "409, email-taken, ALREADY_EXISTS",
        "409, request-in-progress, ABORTED",
        "409, cart-empty, FAILED_PRECONDITION",
        "412, precondition-failed, ABORTED",
        "413, body-too-large, RESOURCE_EXHAUSTED",
        "422, idempotency-key-reused, INVALID_ARGUMENT",
        "429, too-many-requests, RESOURCE_EXHAUSTED",
        "431, headers-too-large, RESOURCE_EXHAUSTED",
        "500, internal-error, INTERNAL",
        "503, service-unavailable, UNAVAILABLE",
        "504, gateway-timeout, DEADLINE_EXCEEDED"
    })
    void aProblemIsAStatusWithItsDetails(int status, String slug, Code code) {
        gateway.problem("GET /users/me", status, slug);

        for (CallFailure failure : List.of(
                CallFailure.of(() -> users().getUser(GetUserRequest.getDefaultInstance())),
                web().call("souk.user.v1.UserService/GetUser", GetUserRequest.getDefaultInstance())
                        .failure())) {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.reason()).isEqualTo(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
            assertThat(failure.message()).isEqualTo("D");
            assertThat(failure.fields()).containsExactly("f");
            assertThat(failure.isRetryable()).isTrue();
        }
    }

    @Test
    void theRequestEndsWithTheDeadlineOfTheCaller() {
        gateway.on("GET /users/me", 200, USER);
        var users = users();
        users.getUser(GetUserRequest.getDefaultInstance()); // all are connected
        gateway.hangs("GET /users/me");

        var failure = CallFailure.of(
                () -> users.withDeadlineAfter(3, TimeUnit.SECONDS).getUser(GetUserRequest.getDefaultInstance()));

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        await().until(() -> gateway.cancelled() == 1);
    }

    @Test
    void withoutAGatewayACallIsUnavailable() {
        gateway.close();

        assertThat(CallFailure.of(() -> users().getUser(GetUserRequest.getDefaultInstance()))
                        .code())
                .isEqualTo(Code.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIRMED", "CANCELLED"})
    void anOrderIsWatchedUntilItIsFinal(String status) {
        var events = gateway.stream(EVENTS);
        var steps = orders().watchOrder(WatchOrderRequest.newBuilder()
                .setId(ID)
                .setAfterPosition(4)
                .build());

        events.write(event(5, "PLACED"));
        assertThat(steps.next().getPosition()).isEqualTo(5);
        events.write(HttpData.ofUtf8(":waiting\n\n"));
        events.write(event(6, status));
        assertThat(steps.next().getStep().getStatus()).isEqualTo(OrderStatus.valueOf("ORDER_STATUS_" + status));
        events.close();

        assertThat(steps.hasNext()).isFalse();
        assertThat(gateway.last().headers().get("last-event-id")).isEqualTo("4");
        assertThat(gateway.last().headers().get("accept")).isEqualTo("text/event-stream");
    }

    @Test
    void aStreamThatEndsTooEarlyIsUnavailable() {
        var events = gateway.stream(EVENTS);
        var steps = orders().watchOrder(WatchOrderRequest.newBuilder().setId(ID).build());
        events.write(event(1, "PLACED"));
        events.close();
        steps.next();

        assertThat(CallFailure.of(steps::hasNext).code()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aStreamThatIsRejectedHasTheStatusOfItsProblem() {
        gateway.problem(EVENTS, 404, "not-found");
        var steps = orders().watchOrder(WatchOrderRequest.newBuilder().setId(ID).build());

        assertThat(CallFailure.of(steps::hasNext).code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void theServerTellsItsHealth() {
        assertThat(HealthGrpc.newBlockingStub(calls.anonymous())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    private static HttpData event(int position, String status) {
        return HttpData.ofUtf8(
                "id:%d\nevent:status\ndata:{\"status\":\"%s\",\"reason\":null,\"at\":\"2026-11-20T09:30:04Z\"}\n\n"
                        .formatted(position, status));
    }

    private UserServiceGrpc.UserServiceBlockingStub users() {
        return users(calls.customer(UUID.randomUUID()));
    }

    private static UserServiceGrpc.UserServiceBlockingStub users(Channel caller) {
        return UserServiceGrpc.newBlockingStub(caller);
    }

    private OrderServiceGrpc.OrderServiceBlockingStub orders() {
        return OrderServiceGrpc.newBlockingStub(calls.customer(UUID.randomUUID()));
    }
}
