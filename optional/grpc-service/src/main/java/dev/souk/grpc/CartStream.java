package dev.souk.grpc;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One caller's stream of changes. The next change is taken when the one before it has been answered, and when the
 * response can be sent: a client that sends faster, or does not read, waits by the flow control of HTTP/2.
 */
final class CartStream implements StreamObserver<BasketRequest> {

    private final ServerCallStreamObserver<BasketResponse> response;
    private final Function<BasketRequest, CompletableFuture<Cart>> change;
    private boolean isChanging = true; // until the present cart has been sent
    private boolean isWaiting;
    private boolean isCompleted;
    private boolean hasEnded;

    /** @param change makes a change */
    CartStream(
            ServerCallStreamObserver<BasketResponse> response,
            Function<BasketRequest, CompletableFuture<Cart>> change) {
        this.response = response;
        this.change = change;
        response.disableAutoRequest();
        response.setOnReadyHandler(this::proceed);
        response.setOnCancelHandler(this::close);
    }

    /** Sends the present cart and takes the first change, or ends the call. */
    void begin(Cart present, @Nullable Throwable failure) {
        if (failure == null) {
            answer(BasketResponse.newBuilder().setCart(present));
        } else if (close()) {
            Responses.fail(response, failure);
        }
    }

    @Override
    public void onNext(BasketRequest request) {
        synchronized (this) {
            isChanging = true;
        }
        var answer = BasketResponse.newBuilder().setIdempotencyKey(request.getIdempotencyKey());
        var _ = CompletableFuture.completedFuture(request)
                .thenCompose(change)
                .whenComplete((cart, failure) -> answer(
                        failure == null
                                ? answer.setCart(cart)
                                : answer.setError(ProblemStatus.of(GatewayProblems.of(failure)))));
    }

    @Override
    public synchronized void onCompleted() {
        isCompleted = true;
        completeIfIdle();
    }

    /** The client has cancelled the call, or its connection is lost. */
    @Override
    public void onError(Throwable disconnected) {
        close();
    }

    private synchronized void answer(BasketResponse.Builder answer) {
        if (!hasEnded) {
            isChanging = false;
            response.onNext(answer.build());
            isWaiting = true;
            completeIfIdle();
            proceed();
        }
    }

    private void completeIfIdle() {
        if (isCompleted && !isChanging && close()) {
            response.onCompleted();
        }
    }

    private synchronized void proceed() {
        if (isWaiting && !hasEnded && response.isReady()) {
            isWaiting = false;
            response.request(1);
        }
    }

    /** False if it has ended before. */
    private synchronized boolean close() {
        boolean ends = !hasEnded;
        hasEnded = true;
        return ends;
    }
}
