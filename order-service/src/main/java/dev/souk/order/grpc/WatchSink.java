package dev.souk.order.grpc;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.Problems;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.order.query.OrderStep;
import dev.souk.order.stream.OrderStepSink;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the steps of an order as messages. An order has few steps, so a caller that reads slowly makes few of them
 * wait. A stream that ends before the order is final ends with UNAVAILABLE, by which clients retry.
 */
final class WatchSink implements OrderStepSink {

    private final ServerCallStreamObserver<WatchOrderResponse> call;
    private boolean complete;
    private boolean disconnected;
    private @Nullable Runnable close;

    WatchSink(ServerCallStreamObserver<WatchOrderResponse> call) {
        this.call = call;
    }

    @Override
    public void send(OrderStep step) throws IOException {
        keepAlive();
        call.onNext(WatchOrderResponse.newBuilder()
                .setPosition(step.position())
                .setStep(OrderMessages.step(step))
                .build());
        complete = step.status().isFinal();
    }

    /** HTTP/2 keeps the connection open by its pings. */
    @Override
    public void keepAlive() throws IOException {
        if (call.isCancelled()) {
            throw new IOException("The caller has cancelled the call");
        }
    }

    @Override
    public void end() {
        if (call.isCancelled()) {
            return;
        }
        if (complete) {
            call.onCompleted();
        } else {
            call.onError(ProblemStatus.exception(Problems.SERVICE_UNAVAILABLE.with(
                    "The stream is over. Open another one, after the last position.")));
        }
    }

    /** What ends the stream at once when the caller disconnects; it may have done so already. */
    synchronized void onDisconnect(Runnable action) {
        close = action;
        if (disconnected) {
            action.run();
        }
    }

    synchronized void disconnect() {
        disconnected = true;
        if (close != null) {
            close.run();
        }
    }
}
