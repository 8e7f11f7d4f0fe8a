package dev.souk.storefront.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.souk.storefront.order.Order.OrderStep;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The REST API of order-service. */
interface OrderClient {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The type {@code OrderPage} of the schema. */
    record Page(
            @JsonProperty("items") List<Order> nodes,
            @Nullable String nextCursor) {

        Page followedBy(Page next) {
            return new Page(Stream.concat(nodes.stream(), next.nodes.stream()).toList(), next.nextCursor);
        }
    }

    @GetExchange("/orders")
    Mono<Page> list(@RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/orders/{id}")
    Mono<Order> get(@PathVariable UUID id);

    @PostExchange("/orders")
    Mono<Order> checkOut(@RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey);

    @PostExchange("/orders/{id}/cancellation")
    Mono<Order> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey);

    @GetExchange(url = "/orders/{id}/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<OrderStep>>>> watch(
            @PathVariable UUID id, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer after);
}
