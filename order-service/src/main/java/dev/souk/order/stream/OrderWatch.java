package dev.souk.order.stream;

import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.order.query.OrderQueryRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens streams of an order for its owner, whatever their protocol is. */
@Component
public class OrderWatch {

    private static final int NOTHING_SENT = -1;

    private final OrderQueryRepository orders;
    private final OrderStreams streams;
    private final StreamProperties properties;

    OrderWatch(OrderQueryRepository orders, OrderStreams streams, StreamProperties properties) {
        this.orders = orders;
        this.streams = streams;
        this.properties = properties;
    }

    /**
     * Sends the present status, then each change, until the order is confirmed or cancelled. Throws a problem with
     * status 404 unless the order is the caller's own; with status 429 or 503 if there are too many streams.
     *
     * @param after the position of the last step that the caller has received; null for a new caller
     * @return ends the stream, for a caller that has disconnected
     */
    public Runnable open(UUID orderId, @Nullable Integer after, OrderStepSink sink, Caller caller) {
        // An admin sees any order, but does not watch it.
        Problems.requireFound(orders.find(orderId, caller).userId().equals(caller.id()));
        var stream = new OrderStream(orderId, after == null ? NOTHING_SENT : after, orders::history, sink, properties);
        streams.open(stream, caller.id());
        return stream::close;
    }
}
