package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.testing.CallFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a caller receives on a stream of changes: responses, and how it ends. */
final class CartResponses implements StreamObserver<BasketResponse> {

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

    BasketResponse next() throws InterruptedException {
        Object next = poll();
        assertThat(next).isInstanceOf(BasketResponse.class);
        return (BasketResponse) next;
    }

    Code end() throws InterruptedException {
        Object end = poll();
        assertThat(end).isInstanceOfAny(Code.class, CallFailure.class);
        return end instanceof CallFailure failure ? failure.code() : (Code) end;
    }

    /** The end of a call that fails. */
    CallFailure failure() throws InterruptedException {
        Object end = poll();
        assertThat(end).isInstanceOf(CallFailure.class);
        return (CallFailure) end;
    }

    /** A response, the code OK or a failure; fails if none arrives. */
    Object poll() throws InterruptedException {
        @Nullable Object next = received.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Override
    public void onNext(BasketResponse response) {
        received.add(response);
    }

    @Override
    public void onError(Throwable failure) {
        received.add(CallFailure.of((StatusRuntimeException) failure));
    }

    @Override
    public void onCompleted() {
        received.add(Code.OK);
    }
}
