package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.grpc.cart.v1.BasketResponse;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a caller receives on a stream of changes: responses, and the code of the end. */
final class CartResponses implements StreamObserver<BasketResponse> {

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

    BasketResponse next() throws InterruptedException {
        Object next = poll();
        assertThat(next).isInstanceOf(BasketResponse.class);
        return (BasketResponse) next;
    }

    Code end() throws InterruptedException {
        Object end = poll();
        assertThat(end).isInstanceOf(Code.class);
        return (Code) end;
    }

    /** A response or the code of the end; fails if none arrives. */
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
        received.add(Status.fromThrowable(failure).getCode());
    }

    @Override
    public void onCompleted() {
        received.add(Code.OK);
    }
}
