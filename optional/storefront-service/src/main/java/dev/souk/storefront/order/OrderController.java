package dev.souk.storefront.order;

import dev.souk.storefront.cart.CartClient;
import dev.souk.storefront.cart.CartClient.Item;
import dev.souk.storefront.cart.CartClient.ItemPage;
import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.order.OrderClient.Order;
import dev.souk.storefront.order.OrderClient.OrderLine;
import dev.souk.storefront.order.OrderClient.OrderPage;
import dev.souk.storefront.remote.ResilientCalls;
import dev.souk.storefront.security.CallerToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code orders}, {@code order}, checkout, cancellation and {@code orderChanged}. */
@Controller
class OrderController {

    private static final int MAX_PART = 20;
    private static final int MAX_IDS = 100; // of one call
    private static final Duration LIMIT = Duration.ofSeconds(2); // of all parts together, as of any other call

    private final OrderClient orders;
    private final OrderWatch watch;
    private final CartClient carts;

    OrderController(OrderClient orders, OrderWatch watch, CartClient carts) {
        this.orders = orders;
        this.watch = watch;
        this.carts = carts;
    }

    @QueryMapping
    Mono<OrderPage> orders(@Argument int first, @Argument @Nullable String after) {
        int limit = Arguments.pageSize(first);
        return CallerToken.requiredFor(() -> page(limit, after).timeout(LIMIT).onErrorMap(ResilientCalls::unavailable));
    }

    /** In parts: a hundred orders of fifty lines each are more than a response may be. */
    private Mono<OrderPage> page(int limit, @Nullable String after) {
        return orders.list(Math.min(limit, MAX_PART), after).flatMap(part -> {
            int rest = limit - part.nodes().size();
            return part.nextCursor() == null || rest <= 0
                    ? Mono.just(part)
                    : page(rest, part.nextCursor()).map(part::followedBy);
        });
    }

    @QueryMapping
    Mono<Order> order(@Argument String id) {
        return CallerToken.requiredFor(() -> orders.get(Arguments.id("id", id)));
    }

    /** For the lines of all orders of a request at once; a line whose item does not exist has none. */
    @BatchMapping(typeName = "OrderLine")
    Mono<Map<OrderLine, Item>> item(List<OrderLine> lines) {
        return Flux.fromIterable(lines)
                .map(OrderLine::itemId)
                .distinct()
                .buffer(MAX_IDS)
                .concatMap(carts::itemsWithIds)
                .flatMapIterable(ItemPage::nodes)
                .collect(Collectors.toMap(Item::id, item -> item))
                .map(found -> ofLines(lines, found));
    }

    private static Map<OrderLine, Item> ofLines(List<OrderLine> lines, Map<UUID, Item> items) {
        return lines.stream()
                .distinct()
                .filter(line -> items.containsKey(line.itemId()))
                .collect(Collectors.toMap(line -> line, line -> items.get(line.itemId())));
    }

    @MutationMapping
    Mono<Object> checkOut(@Argument String idempotencyKey) {
        return MutationResult.ofCaller(() -> orders.checkOut(Arguments.key(idempotencyKey), Map.of()));
    }

    @MutationMapping
    Mono<Object> cancelOrder(@Argument String id, @Argument @Nullable String idempotencyKey) {
        return MutationResult.ofCaller(
                () -> orders.cancel(Arguments.id("id", id), Arguments.optionalKey(idempotencyKey), Map.of()));
    }

    @SubscriptionMapping
    Flux<OrderChange> orderChanged(@Argument String id, @Argument @Nullable Integer after) {
        return watch.changes(Arguments.id("id", id), after);
    }
}
