package dev.souk.order.stream;

import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.order.query.OrderQueryRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /orders/{id}/events}. */
@RestController
@Tag(name = "Orders")
class OrderEventsController {

    private static final String EVENTS = """
            id: 1
            event: status
            data: {"status":"PLACED","reason":null,"at":"2026-11-20T09:30:04.153489Z"}

            id: 2
            event: status
            data: {"status":"STOCK_RESERVED","reason":null,"at":"2026-11-20T09:30:04.188979Z"}

            """;

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
            description = "Server-sent events: the present status, then an event for each change, until the order is"
                    + " confirmed or cancelled; then the stream ends, or earlier, after five minutes or when an"
                    + " instance stops. The id of an event is its position in the history, its name is status, its data"
                    + " the JSON of an OrderStep. A comment keeps the connection alive.")
    @ApiResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EVENTS)))
    SseEmitter watchOrder(
            @PathVariable UUID id,
            @Parameter(description = "The last id received; the stream continues after it, or with it if it is final")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            Caller caller,
            HttpMethod method) {
        // An admin sees any order, but does not watch it.
        Problems.requireFound(orders.find(id, caller).userId().equals(caller.id()));
        var emitter = new SseEmitter(0L); // the stream ends itself
        if (method.equals(HttpMethod.HEAD)) { // which has no body: nobody would notice that the client is gone
            emitter.complete();
        } else {
            follow(id, position(lastEventId), caller, emitter);
        }
        return emitter;
    }

    private void follow(UUID id, int position, Caller caller, SseEmitter emitter) {
        var stream = new OrderStream(
                id.toString(), position, () -> orders.find(id, caller).history(), emitter, properties);
        streams.open(stream, caller.id());
        emitter.onCompletion(stream::close);
        emitter.onError(_ -> stream.close());
    }

    private static int position(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,4}") ? Integer.parseInt(lastEventId) : NOTHING_SENT;
    }
}
