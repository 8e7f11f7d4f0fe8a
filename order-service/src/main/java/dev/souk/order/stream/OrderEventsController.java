package dev.souk.order.stream;

import dev.souk.common.security.Caller;
import dev.souk.order.query.OrderQueryRepository;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /orders/{id}/events}. */
@RestController
class OrderEventsController {

    private static final int NOTHING_SENT = -1;

    private final OrderQueryRepository orders;
    private final OrderStreams streams;
    private final StreamProperties properties;

    OrderEventsController(OrderQueryRepository orders, OrderStreams streams, StreamProperties properties) {
        this.orders = orders;
        this.streams = streams;
        this.properties = properties;
    }

    @GetMapping(path = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Watch an order",
            description =
                    "The present status, then an event for each change, until the order is confirmed or cancelled.")
    SseEmitter watch(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller) {
        orders.find(id, caller);
        var emitter = new SseEmitter(0L); // the stream ends itself
        var stream = new OrderStream(id, position(lastEventId), orders::history, new SseSink(emitter), properties);
        emitter.onCompletion(stream::close);
        emitter.onError(_ -> stream.close());
        streams.open(stream);
        return emitter;
    }

    private static int position(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,4}") ? Integer.parseInt(lastEventId) : NOTHING_SENT;
    }
}
