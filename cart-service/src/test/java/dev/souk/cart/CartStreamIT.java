package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketRequest.Add;
import dev.souk.grpc.cart.v1.BasketRequest.Empty;
import dev.souk.grpc.cart.v1.BasketRequest.Remove;
import dev.souk.grpc.cart.v1.BasketRequest.SetQuantity;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import dev.souk.testing.SoukTest;
import dev.souk.testing.grpc.CallFailure;
import dev.souk.testing.grpc.TestCalls;
import dev.souk.testing.http.TestApi;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@SoukTest
@ActiveProfiles("grpc")
@TestPropertySource(properties = {"souk.cart-stream.limit-per-caller=2", "souk.cart-stream.lifetime=3s"})
class CartStreamIT {

    private final TestCalls calls;
    private final TestApi api;
    private final ShopFixture shop;
    private final MeterRegistry meters;
    private final List<Opened> opened = new ArrayList<>();

    CartStreamIT(TestCalls calls, TestApi api, ShopFixture shop, MeterRegistry meters) {
        this.calls = calls;
        this.api = api;
        this.shop = shop;
        this.meters = meters;
    }

    @AfterEach
    void closeAllStreams() {
        opened.forEach(Opened::complete);
        await().until(() -> openStreams() == 0);
    }

    @Test
    void eachChangeIsAnsweredByTheCartOfTheRestApi() {
        UUID user = UUID.randomUUID();
        UUID item = shop.item(5);
        Opened stream = open(user);
        assertThat(stream.nextCart().getLinesList()).isEmpty();

        stream.send(add(item, 2));
        Cart added = stream.nextCart();
        stream.send(BasketRequest.newBuilder()
                .setSetQuantity(
                        SetQuantity.newBuilder().setItemId(item.toString()).setQuantity(4)));
        Cart set = stream.nextCart();

        assertThat(added.getTotalCents()).isEqualTo(500);
        assertThat(set.getLines(0).getQuantity()).isEqualTo(4);
        assertThat(set.getLines(0).getAvailable()).isEqualTo(5);
        var rest = api.customer(user).get("/cart").expect(200).json();
        assertThat(rest.path("total_cents").asLong()).isEqualTo(set.getTotalCents());
        assertThat(rest.path("version").asLong()).isEqualTo(set.getVersion());
        stream.send(BasketRequest.newBuilder().setRemove(Remove.newBuilder().setItemId(item.toString())));
        assertThat(stream.nextCart().getLinesList()).isEmpty();
        stream.send(add(item, 1));
        stream.nextCart();
        stream.send(BasketRequest.newBuilder().setEmpty(Empty.getDefaultInstance()));
        assertThat(stream.nextCart().getLinesList()).isEmpty();
    }

    @Test
    void aRejectedChangeIsAnsweredWithItsErrorAndTheStreamGoesOn() {
        UUID item = shop.item(5);
        UUID offSale = shop.itemOffSale();
        Opened stream = open(UUID.randomUUID());
        stream.nextCart();

        stream.send(add(item, 100));
        CallFailure tooMany = stream.nextError();
        stream.send(add(offSale, 1));
        CallFailure notOnSale = stream.nextError();
        stream.send(BasketRequest.newBuilder());
        CallFailure nothing = stream.nextError();
        stream.send(add(item, 1).setIfVersion(7));
        CallFailure otherVersion = stream.nextError();
        stream.send(add(item, 1));

        assertThat(stream.nextCart().getTotalCents()).isEqualTo(250);
        assertThat(tooMany.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(tooMany.fields()).containsExactly("quantity");
        assertThat(notOnSale.code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(notOnSale.reason()).isEqualTo("ITEM_NOT_ON_SALE");
        assertThat(nothing.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(otherVersion.code()).isEqualTo(Code.ABORTED);
    }

    @Test
    void aChangeWithAKeyIsMadeOnceAlsoOnAnotherStream() {
        UUID user = UUID.randomUUID();
        UUID item = shop.item(5);
        BasketRequest.Builder once =
                add(item, 1).setIdempotencyKey(UUID.randomUUID().toString());
        Opened first = open(user);
        first.nextCart();
        first.send(once);
        BasketResponse answer = first.next();
        first.complete();
        Opened second = open(user);
        second.nextCart();

        second.send(once);

        assertThat(second.next()).isEqualTo(answer);
        second.send(add(item, 2).setIdempotencyKey(once.getIdempotencyKey()));
        assertThat(second.nextError().reason()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.customer(user)
                        .get("/cart")
                        .expect(200)
                        .json()
                        .path("total_cents")
                        .asLong())
                .isEqualTo(250);
    }

    @Test
    void aStreamNeedsAToken() {
        assertThat(open(calls.anonymous()).failure().code()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void aCallerHasALimitedNumberOfStreams() {
        UUID user = UUID.randomUUID();
        open(user).nextCart();
        open(user).nextCart();

        CallFailure third = open(user).failure();

        assertThat(third.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(third.isRetryable()).isTrue();
    }

    @Test
    void aStreamEndsAfterItsTime() {
        Opened stream = open(UUID.randomUUID());
        stream.nextCart();

        assertThat(stream.failure().code()).isEqualTo(Code.UNAVAILABLE);
    }

    private Opened open(UUID user) {
        return open(calls.customer(user));
    }

    private Opened open(Channel caller) {
        var stream = new Opened(caller);
        opened.add(stream);
        return stream;
    }

    private static BasketRequest.Builder add(UUID item, int quantity) {
        return BasketRequest.newBuilder()
                .setAdd(Add.newBuilder().setItemId(item.toString()).setQuantity(quantity));
    }

    private double openStreams() {
        return meters.get("souk.cart.streams.open").gauge().value();
    }

    /** A stream of the test. */
    private static final class Opened implements StreamObserver<BasketResponse> {

        private final BlockingQueue<BasketResponse> answers = new LinkedBlockingQueue<>();
        private final CompletableFuture<CallFailure> failure = new CompletableFuture<>();
        private final StreamObserver<BasketRequest> changes;
        private boolean completed;

        Opened(Channel caller) {
            changes = CartServiceGrpc.newStub(caller).basket(this);
        }

        void send(BasketRequest.Builder change) {
            changes.onNext(change.build());
        }

        BasketResponse next() {
            @Nullable BasketResponse answer;
            try {
                answer = answers.poll(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            assertThat(answer).as("answer").isNotNull();
            return answer;
        }

        Cart nextCart() {
            BasketResponse answer = next();
            assertThat(answer.hasCart()).as("%s", answer).isTrue();
            return answer.getCart();
        }

        CallFailure nextError() {
            BasketResponse answer = next();
            assertThat(answer.hasError()).as("%s", answer).isTrue();
            return CallFailure.of(answer.getError());
        }

        CallFailure failure() {
            return failure.orTimeout(10, TimeUnit.SECONDS).join();
        }

        void complete() {
            if (!completed && !failure.isDone()) {
                completed = true;
                changes.onCompleted();
            }
        }

        @Override
        public void onNext(BasketResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable error) {
            failure.complete(CallFailure.of((StatusRuntimeException) error));
        }

        @Override
        public void onCompleted() {
            // the answers are complete
        }
    }
}
