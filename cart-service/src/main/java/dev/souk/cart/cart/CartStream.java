package dev.souk.cart.cart;

import com.google.rpc.Status;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
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
 * One caller's stream of changes. gRPC delivers a change when the one before it has been answered, so a client that sends
 * faster waits by the flow control of HTTP/2.
 */
final class CartStream implements StreamObserver<BasketRequest> {

    private final ServerCallStreamObserver<BasketResponse> response;
    private final Function<BasketRequest, Cart> change;
    private final Consumer<CartStream> onEnd;
    private boolean ended;

    /**
     * @param change makes a change; throws the problem by which it is rejected
     * @param onEnd runs once when the client or this instance has ended the stream
     */
    CartStream(
            ServerCallStreamObserver<BasketResponse> response,
            Function<BasketRequest, Cart> change,
            Consumer<CartStream> onEnd) {
        this.response = response;
        this.change = change;
        this.onEnd = onEnd;
    }

    /** Sends the present cart. */
    void begin(Cart cart) {
        send(BasketResponse.newBuilder().setCart(cart).build());
    }

    @Override
    public void onNext(BasketRequest request) {
        var answer = BasketResponse.newBuilder().setIdempotencyKey(request.getIdempotencyKey());
        try {
            answer.setCart(change.apply(request));
        } catch (ProblemException rejection) {
            answer.setError(ProblemStatus.of(rejection));
        } catch (StatusRuntimeException stored) {
            answer.setError(status(stored));
        }
        send(answer.build());
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
    public synchronized void onError(Throwable disconnected) {
        if (!ended) {
            close();
        }
    }

    /** The time is over, or this instance stops. */
    synchronized void end() {
        if (!ended) {
            close();
            response.onError(io.grpc.Status.UNAVAILABLE
                    .withDescription("The stream is over. Open another one, and send again what was not answered.")
                    .asRuntimeException());
        }
    }

    private synchronized void send(BasketResponse answer) {
        if (!ended) {
            response.onNext(answer);
        }
    }

    private void close() {
        ended = true;
        onEnd.accept(this);
    }

    private static Status status(StatusRuntimeException failure) {
        return Objects.requireNonNull(StatusProto.fromThrowable(failure));
    }
}
