package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import dev.souk.grpc.order.v1.OrderStatus;
import dev.souk.grpc.order.v1.OrderStep;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Sends the server-sent events of an order as messages. They are few, so they do not wait for a slow reader. */
final class OrderEvents implements Subscriber<String> {

    private static final Set<OrderStatus> FINAL =
            Set.of(OrderStatus.ORDER_STATUS_CONFIRMED, OrderStatus.ORDER_STATUS_CANCELLED);

    private final ServerCallStreamObserver<WatchOrderResponse> call;
    private int position;
    private boolean isComplete;

    OrderEvents(ServerCallStreamObserver<WatchOrderResponse> call) {
        this.call = call;
    }

    /** Reads the lines of a stream as they arrive, and the whole of a problem. */
    BodyHandler<String> handler() {
        return response -> response.statusCode() == HttpStatus.OK.value()
                ? BodySubscribers.fromLineSubscriber(this, _ -> "", StandardCharsets.UTF_8, null)
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    @Override
    public void onSubscribe(Subscription lines) {
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id:")) {
            position = Integer.parseInt(line.substring("id:".length()).strip());
        } else if (line.startsWith("data:") && !call.isCancelled()) {
            var step = JsonMessages.read(
                    JsonMapper.shared().readTree(line.substring("data:".length())), OrderStep.newBuilder());
            isComplete = FINAL.contains(step.getStatus());
            call.onNext(WatchOrderResponse.newBuilder()
                    .setPosition(position)
                    .setStep(step)
                    .build());
        }
    }

    @Override
    public void onError(Throwable broken) {
        // so does the response, see end
    }

    @Override
    public void onComplete() {
        // see end
    }

    /** The response is over. */
    void end(@Nullable Throwable failure) {
        if (failure != null) {
            Responses.fail(call, failure);
        } else if (isComplete) {
            call.onCompleted();
        } else {
            var over = "The stream is over. Open another one, after the last position.";
            Responses.fail(call, Problems.SERVICE_UNAVAILABLE.with(over));
        }
    }
}
