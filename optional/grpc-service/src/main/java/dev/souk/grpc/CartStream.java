package dev.souk.cart.cart;

import com.google.rpc.Status;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One caller's stream of changes. The next change is taken when the one before it has been answered, and when the
 * answer can be sent: a client that sends faster, or does not read, waits by the flow control of HTTP/2.
 */
final class CartStream implements StreamObserver<BasketRequest> {

    private final ServerCallStreamObserver<BasketResponse> response;
    private final Function<BasketRequest, Cart> change;
    private final Consumer<CartStream> onEnd;
    private boolean waiting;
    private boolean ended;

    /**
     * @param change makes a change; throws the problem by which it is rejected
     * @param onEnd runs when the stream has ended, whoever has ended it
     */
    CartStream(
            ServerCallStreamObserver<BasketResponse> response,
            Function<BasketRequest, Cart> change,
            Consumer<CartStream> onEnd) {
        this.response = response;
        this.change = change;
        this.onEnd = onEnd;
        response.disableAutoRequest();
        response.setOnReadyHandler(this::proceed);
        response.setOnCancelHandler(this::close);
        response.setOnCloseHandler(this::close);
    }

    /** Sends the present cart, and takes the first change. */
    void begin(Cart cart) {
        answer(BasketResponse.newBuilder().setCart(cart).build());
    }

    @Override
    public void onNext(BasketRequest request) {
        if (hasEnded()) {
            return;
        }
        var answer = BasketResponse.newBuilder().setIdempotencyKey(request.getIdempotencyKey());
        try {
            answer.setCart(change.apply(request));
        } catch (ProblemException rejection) {
            answer.setError(ProblemStatus.of(rejection));
        } catch (StatusRuntimeException stored) {
            answer.setError(status(stored));
        } catch (RuntimeException failure) { // ends the call
            close();
            throw failure;
        }
        answer(answer.build());
    }

    @Override
    public synchronized void onCompleted() {
        if (!ended) {
            close();
            response.onCompleted();
        }
    }

    /** The client has cancelled the call, or its connection is lost. */
    @Override
    public void onError(Throwable disconnected) {
        close();
    }

    /** The time is over, or this instance stops. */
    synchronized void end() {
        if (!ended) {
            close();
            response.onError(ProblemStatus.exception(Problems.SERVICE_UNAVAILABLE.with(
                    "The stream is over. Open another one, and send again what was not answered.")));
        }
    }

    private synchronized void answer(BasketResponse answer) {
        if (!ended) {
            response.onNext(answer);
            waiting = true;
            proceed();
        }
    }

    private synchronized void proceed() {
        if (waiting && !ended && response.isReady()) {
            waiting = false;
            response.request(1);
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void close() {
        if (!ended) {
            ended = true;
            onEnd.accept(this);
        }
    }

    private static Status status(StatusRuntimeException failure) {
        return Objects.requireNonNull(StatusProto.fromThrowable(failure));
    }
}
