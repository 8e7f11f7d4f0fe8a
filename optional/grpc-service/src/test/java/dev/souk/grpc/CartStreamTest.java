package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketRequest.Add;
import dev.souk.grpc.cart.v1.BasketRequest.Empty;
import dev.souk.grpc.cart.v1.BasketRequest.Remove;
import dev.souk.grpc.cart.v1.BasketRequest.SetQuantity;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import dev.souk.grpc.testing.CallFailure;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream of changes is a request for each change, in their order. */
class CartStreamTest extends GrpcTest {

    private static final String CART = "{\"lines\":[],\"total_cents\":%d,\"version\":3}";
    private static final int MANY = 700; // more than a call without a stream may send

    private final CartResponses responses = new CartResponses();

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "POST /cart",
                        change().setAdd(Add.newBuilder().setItemId(ITEM).setQuantity(2)),
                        9),
                Arguments.of(
                        "PUT /cart/" + ITEM,
                        change().setSetQuantity(
                                        SetQuantity.newBuilder().setItemId(ITEM).setQuantity(2)),
                        9),
                Arguments.of(
                        "DELETE /cart/" + ITEM,
                        change().setRemove(Remove.newBuilder().setItemId(ITEM)),
                        1),
                Arguments.of("DELETE /cart", change().setEmpty(Empty.getDefaultInstance()), 1));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsARequestWithItsKeyAndItsVersion(String request, BasketRequest.Builder change, long total)
            throws InterruptedException {
        gateway.on("GET /cart", 200, CART.formatted(1));
        gateway.on(request, total == 1 ? 204 : 200, total == 1 ? "" : CART.formatted(9));
        StreamObserver<BasketRequest> changes = open();
        assertThat(responses.next().getCart().getTotalCents()).isEqualTo(1);

        changes.onNext(change.setIdempotencyKey("key-1").setIfVersion(2).build());

        BasketResponse response = responses.next();
        assertThat(response.getIdempotencyKey()).isEqualTo("key-1");
        assertThat(response.getCart().getTotalCents()).isEqualTo(total);
        assertThat(gateway.requests()).anySatisfy(sent -> {
            assertThat(sent.method() + " " + sent.path()).isEqualTo(request);
            assertThat(sent.headers().get("idempotency-key")).isEqualTo("key-1");
            assertThat(sent.headers().get("if-match")).isEqualTo("\"2\"");
            assertThat(sent.headers().get("authorization")).isEqualTo("Bearer " + TOKEN);
        });
        changes.onCompleted();
        assertThat(responses.end()).isEqualTo(Code.OK);
    }

    @Test
    void aRejectedChangeIsAnsweredWithItsErrorAndTheStreamGoesOn() throws InterruptedException {
        gateway.on("GET /cart", 200, CART.formatted(1));
        gateway.problem("POST /cart", 412, "precondition-failed");
        StreamObserver<BasketRequest> changes = open();
        responses.next();

        changes.onNext(change().setAdd(Add.newBuilder().setItemId(ITEM)).build());
        changes.onNext(BasketRequest.getDefaultInstance());
        changes.onNext(
                change().setRemove(Remove.newBuilder().setItemId("../orders")).build());
        changes.onNext(change().setIdempotencyKey("é")
                .setEmpty(Empty.getDefaultInstance())
                .build());

        assertThat(CallFailure.of(responses.next().getError()).code()).isEqualTo(Code.ABORTED);
        for (int number = 0; number < 3; number++) {
            assertThat(CallFailure.of(responses.next().getError()).code()).isEqualTo(Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void manyChangesAreAnsweredInTheirOrder() throws InterruptedException {
        gateway.on("GET /cart", 200, CART.formatted(1));
        gateway.on("POST /cart", 200, CART.formatted(9));
        StreamObserver<BasketRequest> changes = open();
        responses.next();

        for (int number = 0; number < MANY; number++) {
            changes.onNext(change().setIdempotencyKey("x".repeat(200) + number)
                    .setAdd(Add.newBuilder().setItemId(ITEM).setQuantity(1))
                    .build());
        }
        changes.onCompleted();

        for (int number = 0; number < MANY; number++) {
            assertThat(responses.next().getIdempotencyKey()).isEqualTo("x".repeat(200) + number);
        }
        assertThat(responses.end()).isEqualTo(Code.OK);
    }

    @Test
    void whoMayNotReadTheCartGetsNoStream() throws InterruptedException {
        gateway.problem("GET /cart", 401, "unauthorized");

        open();

        assertThat(responses.end()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void aStreamEndsWithAStatusWhenTheServerStops() throws InterruptedException {
        gateway.on("GET /cart", 200, CART.formatted(1));
        open();
        responses.next();

        stopServer();

        assertThat(responses.failure().reason()).isEqualTo("SERVICE_UNAVAILABLE"); // not that of a lost connection
    }

    @Test
    void aClientHasALimitedNumberOfStreams() throws InterruptedException {
        gateway.on("GET /cart", 200, CART.formatted(1));
        StreamObserver<BasketRequest> first = open();
        for (int number = 1; number < MAX_CALLS_OF_A_CLIENT; number++) {
            open();
        }
        for (int number = 0; number < MAX_CALLS_OF_A_CLIENT; number++) {
            responses.next();
        }
        var beyond = new CartResponses();
        CartServiceGrpc.newStub(calls.customer(UUID.randomUUID())).basket(beyond);
        assertThat(beyond.end()).isEqualTo(Code.UNAVAILABLE);

        first.onError(Status.CANCELLED.asException());

        await().until(() -> {
            var again = new CartResponses();
            CartServiceGrpc.newStub(calls.customer(UUID.randomUUID())).basket(again);
            return again.poll() instanceof BasketResponse;
        });
    }

    @Test
    void aPageMakesOneChangeWithACall() {
        gateway.on("GET /cart", 200, CART.formatted(1));
        gateway.on("DELETE /cart", 204, "");

        var response = web().withToken(TOKEN)
                .call(
                        "souk.cart.v1.CartService/Basket",
                        change().setEmpty(Empty.getDefaultInstance()).build());

        assertThat(response.code()).isEqualTo(Code.OK);
        assertThat(response.messages()).hasSize(2);
    }

    private static BasketRequest.Builder change() {
        return BasketRequest.newBuilder();
    }

    private StreamObserver<BasketRequest> open() {
        return CartServiceGrpc.newStub(calls.customer(UUID.randomUUID())).basket(responses);
    }
}
