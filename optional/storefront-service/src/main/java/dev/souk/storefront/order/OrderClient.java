package dev.souk.storefront.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The REST API of order-service; what it returns are types of the schema. An empty object is sent as other clients of
 * it do, whose repetition with the same key is the same request then.
 */
interface OrderClient {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    record Order(
            UUID id,
            String status,
            @Nullable String reason,
            List<OrderLine> lines,
            long totalCents,
            List<OrderStep> history) {}

    /** One line, with the price at checkout. */
    record OrderLine(UUID itemId, String name, int quantity, long priceCents) {}

    /** A status that the order has had. */
    record OrderStep(String status, @Nullable String reason, OffsetDateTime at) {}

    record OrderPage(
            @JsonProperty("items") List<Order> nodes,
            @Nullable String nextCursor) {

        OrderPage followedBy(OrderPage next) {
            return new OrderPage(
                    Stream.concat(nodes.stream(), next.nodes.stream()).toList(), next.nextCursor);
        }
    }

    @GetExchange("/orders")
    Mono<OrderPage> list(@RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/orders/{id}")
    Mono<Order> get(@PathVariable UUID id);

    @PostExchange("/orders")
    Mono<Order> checkOut(@RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey, @RequestBody Map<String, String> empty);

    @PostExchange("/orders/{id}/cancellation")
    Mono<Order> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey,
            @RequestBody Map<String, String> empty);

    @GetExchange(url = "/orders/{id}/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<OrderStep>>>> watch(
            @PathVariable UUID id, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer after);
}
