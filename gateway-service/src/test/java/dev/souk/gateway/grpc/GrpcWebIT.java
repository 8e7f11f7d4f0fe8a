package dev.souk.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.testing.grpc.CallFailure;
import dev.souk.testing.grpc.WebAnswer;
import dev.souk.testing.grpc.WebCaller;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "souk.gateway.grpc.calls.per-client=3",
            "souk.gateway.grpc.streams.per-client=3",
            "souk.gateway.concurrency.requests.per-client=2", // fewer than the streams: they are not counted there
            "souk.gateway.rate-limit.caller.burst=60",
            "souk.gateway.rate-limit.caller.per-second=1",
            "souk.gateway.rate-limit.password.burst=5",
            "souk.gateway.cors.allowed-origins=http://shop.example:3000"
        })
class GrpcWebIT extends GrpcIT {

    private static final String GET_USER = "souk.user.v1.UserService/GetUser";
    private static final String CREATE_USER = "souk.user.v1.UserService/CreateUser";
    private static final String WATCH_ORDER = "souk.order.v1.OrderService/WatchOrder";
    private static final String CHANGE_CART = "souk.cart.v1.CartService/Basket";
    private static final String SHOP = "http://shop.example:3000";

    private static final int MAX_STREAMS = 3;
    private static final int BURST = 60;
    private static final int MORE_THAN_ALL_BUFFERS = 1_000; // 32 MiB

    private final List<HttpResponse<InputStream>> open = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (var response : open) {
            response.body().close();
        }
        await().until(() -> SERVICE.openStreams() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {WebCaller.BINARY, "application/grpc-web", WebCaller.TEXT, "application/grpc-web-text+proto"})
    void aCallIsAnsweredInTheFormOfItsRequest(String contentType) throws IOException {
        byte[] body = WebCaller.frame(0, GetUserRequest.getDefaultInstance().toByteArray());
        boolean isText = contentType.contains("text");

        WebAnswer answer = user().with("Content-Type", contentType)
                .callWithBody(GET_USER, isText ? Base64.getEncoder().encode(body) : body);

        assertThat(answer.httpStatus()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/grpc-web" + (isText ? "-text" : "") + "+proto");
        assertThat(answer.code()).isEqualTo(Code.OK);
        assertThat(answer.messages()).hasSize(1);
        assertThat(GetUserResponse.parseFrom(answer.messages().getFirst())
                        .getUser()
                        .getName())
                .isEqualTo("Ada");
    }

    @Test
    void theServiceGetsTheTokenTheKeyTheTraceAndTheAddressOfTheClient() {
        String token = ISSUER.token();
        String key = UUID.randomUUID().toString();

        var response = caller().withToken(token)
                .with("Idempotency-Key", key)
                .with("X-Forwarded-For", "203.0.113.7")
                .with("X-User-Id", "somebody")
                .with("traceparent", "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01")
                .open(GET_USER, GetUserRequest.getDefaultInstance());
        open.add(response);

        Metadata received = SERVICE.received().getFirst();
        assertThat(value(received, "authorization")).isEqualTo("Bearer " + token);
        assertThat(value(received, "idempotency-key")).isEqualTo(key);
        assertThat(value(received, "x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(value(received, "x-user-id")).isNull();
        String trace = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(value(received, "traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-0[0-9a-f]");
        assertThat(trace).doesNotContain("1".repeat(32));
    }

    @Test
    void aCallWithoutAValidTokenIsRejectedByTheGateway() {
        for (WebCaller caller : List.of(caller(), caller().withToken("forged"), caller().withToken(""))) {
            WebAnswer answer = caller.call(GET_USER, GetUserRequest.getDefaultInstance());

            assertThat(answer.httpStatus()).isEqualTo(200);
            assertThat(answer.messages()).isEmpty();
            assertThat(answer.code()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(answer.failure().reason()).isEqualTo("UNAUTHORIZED");
        }
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void theStatusOfTheServicePassesWithAnyTextAsItsMessage() {
        SERVICE.fail(Status.NOT_FOUND.withDescription("100 % unknown\r\ngrpc-status:0 – Zoë"));

        WebAnswer answer = user().call(GET_USER, GetUserRequest.getDefaultInstance());

        assertThat(answer.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(answer.trailers().get("grpc-message"))
                .isEqualTo("100 %25 unknown%0D%0Agrpc-status:0 %E2%80%93 Zo%C3%AB");
    }

    static Stream<byte[]> bodiesThatAreNoCall() {
        return Stream.of(
                new byte[0],
                new byte[] {0, 0, 0},
                new byte[] {0, 0, 0, 0, 9, 1},
                new byte[] {0, 0, 0, 0, 0, 1},
                new byte[] {0, -1, -1, -1, -1, 1},
                WebCaller.frame(1, new byte[] {1}),
                WebCaller.frame(0x80, new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoCall")
    void aMalformedBodyIsAnInvalidArgument(byte[] body) {
        WebAnswer answer = user().callWithBody(GET_USER, body);

        assertThat(answer.httpStatus()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(answer.failure().reason()).isEqualTo("BAD_REQUEST");
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void textThatIsNotBase64AndATimeoutThatIsNoneAreInvalidArguments() {
        assertThat(user().with("Content-Type", WebCaller.TEXT)
                        .callWithBody(GET_USER, "%%%%".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(user().with("grpc-timeout", "soon")
                        .call(GET_USER, GetUserRequest.getDefaultInstance())
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void aMessageBeyondTheLimitIsRejected() {
        WebAnswer answer = user().callWithBody(GET_USER, WebCaller.frame(0, new byte[64 * 1024]));

        assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(answer.failure().reason()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void theRequestOfAStreamIsSmall() {
        var request = WatchOrderRequest.newBuilder().setId("x".repeat(5_000)).build();

        assertThat(user().call(WATCH_ORDER, request).failure().reason()).isEqualTo("BODY_TOO_LARGE");
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void anotherMethodOfAServiceIsUnimplementedAndAnotherServiceIsNotFound() {
        assertThat(user().call("souk.user.v1.UserService/DeleteUser", GetUserRequest.getDefaultInstance())
                        .code())
                .isEqualTo(Code.UNIMPLEMENTED);
        for (String path :
                List.of("/grpc.health.v1.Health/Check", "/" + GET_USER + "/more", "/souk.user.v1.UserService")) {
            assertProblem(callAsUser("POST", path), 404, "not-found", path);
        }
        assertProblem(callAsUser("GET", "/" + GET_USER), 404, "not-found", "/" + GET_USER);
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void anotherContentTypeIsUnsupported() {
        HttpResponse<String> answer =
                call("POST", "/" + GET_USER, request -> request.header("Content-Type", "application/grpc+proto"));

        assertProblem(answer, 415, "unsupported-media-type", "/" + GET_USER);
    }

    @Test
    void aServiceThatDoesNotRespondIsAnsweredForAfterTheTimeLimit() {
        var request = GetUserRequest.newBuilder().setId(FakeGrpcService.HANGS).build();

        CallFailure failure = user().call(GET_USER, request).failure();

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure.reason()).isEqualTo("GATEWAY_TIMEOUT");
        assertThat(breaker("user-service-grpc").getMetrics().getNumberOfFailedCalls())
                .isEqualTo(1);
    }

    @Test
    void aClientMaySetAShorterTimeLimit() {
        var request = GetUserRequest.newBuilder().setId(FakeGrpcService.HANGS).build();

        CallFailure failure =
                user().with("grpc-timeout", "20m").call(GET_USER, request).failure();

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure.message()).doesNotContain("127.0.0.1", "CallOptions");
        assertThat(breaker("user-service-grpc").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void whileAServiceIsDownTheCircuitBreakerOfItsPortOpens(@Autowired ApplicationEventPublisher events) {
        SERVICE.kill();

        IntStream.range(0, 12)
                .forEach(_ -> assertThat(user().call(GET_USER, GetUserRequest.getDefaultInstance())
                                .code())
                        .isEqualTo(Code.UNAVAILABLE));

        assertThat(breaker("user-service-grpc").getState()).isEqualTo(CircuitBreaker.State.OPEN);
        SERVICE.revive();
        await().until(
                        () -> { // each service has a connection of its own
                            events.publishEvent(
                                    new HeartbeatEvent(this, UUID.randomUUID())); // the registry has been read
                            return Stream.of(GET_USER, WATCH_ORDER, CHANGE_CART)
                                    .allMatch(method ->
                                            user().first(method, new byte[0]).code() == Code.OK);
                        });
    }

    @Test
    void aStreamArrivesMessageByMessageAndOutlivesTheTimeLimit() throws IOException {
        var message = WatchOrderResponse.parseFrom(firstMessage(watch("any", WebCaller.BINARY)));

        assertThat(message.getPosition()).isEqualTo(1);
        await().pollDelay(Duration.ofMillis(900)).until(() -> SERVICE.openStreams() == 1);
    }

    @Test
    void aStreamOfTextArrivesMessageByMessage() throws IOException {
        byte[] text = watch("any", WebCaller.TEXT).body().readNBytes(12);

        byte[] frame = Base64.getDecoder().decode(text);
        assertThat(frame).startsWith(0, 0, 0, 0, 2).hasSize(7);
    }

    @Test
    void aStreamEndsWhenItsClientHasGone() throws IOException {
        HttpResponse<InputStream> response = watch("any", WebCaller.BINARY);
        firstMessage(response);

        response.body().close();

        await().until(() -> SERVICE.openStreams() == 0);
    }

    @Test
    void aStreamEndsWithAStatusWhenTheGatewayStops(@Autowired LocalCalls calls) throws IOException {
        HttpResponse<InputStream> response = watch("any", WebCaller.BINARY);
        firstMessage(response);

        calls.stop();
        try {
            byte[] rest = response.body().readAllBytes();
            assertThat(new String(rest, StandardCharsets.US_ASCII)).contains("grpc-status:14");
            assertThat(user().call(GET_USER, GetUserRequest.getDefaultInstance())
                            .failure()
                            .isRetryable())
                    .isTrue();
        } finally {
            calls.start();
            await().until(() ->
                    user().call(GET_USER, GetUserRequest.getDefaultInstance()).code() == Code.OK);
        }
    }

    @Test
    void aCallIsCountedByThePatternOfItsPath() {
        user().call(GET_USER, GetUserRequest.getDefaultInstance());

        await().untilAsserted(() ->
                assertThat(callManagement("/actuator/prometheus").body()).contains("uri=\"/{service}/{method}\""));
    }

    @Test
    void aClientThatDoesNotReadMakesTheServiceWait() throws IOException {
        HttpResponse<InputStream> response = watch(FakeGrpcService.FLOODS, WebCaller.BINARY);
        firstMessage(response);

        await().during(Duration.ofSeconds(1)).until(() -> SERVICE.floods() < MORE_THAN_ALL_BUFFERS);
    }

    @Test
    void aClientHasALimitedNumberOfStreams() throws IOException {
        for (int number = 0; number < MAX_STREAMS; number++) {
            firstMessage(watch("any", WebCaller.BINARY));
        }

        CallFailure oneMore =
                user().call(WATCH_ORDER, WatchOrderRequest.getDefaultInstance()).failure();

        assertThat(oneMore.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(oneMore.isRetryable()).isTrue();
        open.getFirst().body().close();
        await().untilAsserted(() -> firstMessage(watch("any", WebCaller.BINARY)));
    }

    @Test
    void aCallCountsOnceInTheRateLimitOfItsCaller() {
        WebCaller user = user();

        long admitted = IntStream.range(0, BURST + 20)
                .mapToObj(_ -> user.call(GET_USER, GetUserRequest.getDefaultInstance()))
                .filter(answer -> answer.code() == Code.OK)
                .count();

        assertThat(admitted).isBetween((long) BURST, BURST + 10L);
    }

    @Test
    void callsThatHashAPasswordHaveALimitOfTheirOwn() {
        List<WebAnswer> answers = IntStream.range(0, 50)
                .mapToObj(_ -> caller().call(CREATE_USER, CreateUserRequest.getDefaultInstance()))
                .toList();

        assertThat(answers)
                .filteredOn(answer -> answer.code() == Code.RESOURCE_EXHAUSTED)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.failure().reason()).isEqualTo("TOO_MANY_REQUESTS"));
        assertThat(SERVICE.received()).hasSizeBetween(5, 20);
    }

    @Test
    void oneChangeOfACartIsACallOfItsOwn() {
        var change = BasketRequest.newBuilder().setIdempotencyKey("key").build();

        WebAnswer answer = user().call(CHANGE_CART, change);

        assertThat(answer.code()).isEqualTo(Code.OK);
        assertThat(answer.messages()).hasSize(1);
    }

    @Test
    void aPageOfAnAllowedOriginMayCall() {
        HttpResponse<String> preflight = call(
                "OPTIONS",
                "/" + GET_USER,
                request -> request.header("Origin", SHOP)
                        .header("Access-Control-Request-Method", "POST")
                        .header(
                                "Access-Control-Request-Headers",
                                "authorization, content-type, grpc-timeout, x-grpc-web, x-user-agent"));
        HttpResponse<InputStream> answer =
                caller().with("Origin", SHOP).open(GET_USER, GetUserRequest.getDefaultInstance());
        open.add(answer);

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(names -> assertThat(names).contains("grpc-status", "X-Trace-Id"));
    }

    private WebCaller caller() {
        return WebCaller.of(uri("/"));
    }

    private WebCaller user() {
        return caller().withToken(ISSUER.tokenOf(UUID.randomUUID().toString()));
    }

    private HttpResponse<InputStream> watch(String id, String contentType) {
        var response = user().with("Content-Type", contentType)
                .open(WATCH_ORDER, WatchOrderRequest.newBuilder().setId(id).build());
        open.add(response);
        return response;
    }

    private static byte[] firstMessage(HttpResponse<InputStream> response) throws IOException {
        byte[] head = response.body().readNBytes(5);
        assertThat(head[0]).as("a message").isZero();
        return response.body().readNBytes(ByteBuffer.wrap(head).getInt(1));
    }

    private static @Nullable String value(Metadata metadata, String name) {
        return metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
