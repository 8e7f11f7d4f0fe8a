package dev.souk.storefront.ws;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.storefront.order.OrderWatch;
import dev.souk.storefront.ws.ServerMessage.Failure;
import dev.souk.storefront.ws.ServerMessage.OrderEvent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** What one connection watches. */
final class Watches {

    private final OrderWatch orders;
    private final StockFeed stock;
    private final Map<UUID, Sinks.Empty<Void>> watched = new ConcurrentHashMap<>();
    private boolean watchesStock;

    Watches(OrderWatch orders, StockFeed stock) {
        this.orders = orders;
        this.stock = stock;
    }

    /** What the message asks for, until it ends; one error if that fails. */
    Flux<ServerMessage> handle(ClientMessage message) {
        return switch (message.type()) {
            case AUTHENTICATE -> rejected(null, Problems.BAD_REQUEST.with("The connection is authenticated already."));
            case WATCH_ORDER ->
                message.orderId() == null ? idMissing() : watch(message.orderId(), message.lastEventId());
            case UNWATCH_ORDER -> message.orderId() == null ? idMissing() : unwatch(message.orderId());
            case WATCH_STOCK -> watchStock();
        };
    }

    private Flux<ServerMessage> watch(UUID order, @Nullable Integer lastEventId) {
        Sinks.Empty<Void> end = Sinks.empty();
        if (watched.putIfAbsent(order, end) != null) {
            return rejected(order, Problems.BAD_REQUEST.with("The order is watched already."));
        }
        return orders.changes(order, lastEventId)
                .doOnNext(change -> {
                    if (change.isFinal()) { // who has read it may watch the order again at once
                        watched.remove(order, end);
                    }
                })
                .<ServerMessage>map(change -> OrderEvent.of(order, change))
                .takeUntilOther(end.asMono())
                .onErrorResume(ProblemException.class, problem -> rejected(order, problem))
                .doFinally(_ -> watched.remove(order, end));
    }

    private Flux<ServerMessage> unwatch(UUID order) {
        Sinks.Empty<Void> end = watched.get(order);
        if (end != null) {
            end.tryEmitEmpty();
        }
        return Flux.empty();
    }

    private Flux<ServerMessage> watchStock() {
        if (watchesStock) {
            return rejected(null, Problems.BAD_REQUEST.with("The stock is watched already."));
        }
        watchesStock = true;
        return stock.watch();
    }

    private static Flux<ServerMessage> idMissing() {
        return rejected(
                null, Problems.VALIDATION_FAILED.with("order_id is missing.").on("order_id", "must not be null"));
    }

    static Flux<ServerMessage> rejected(@Nullable UUID order, ProblemException problem) {
        return Flux.just(Failure.of(order, problem));
    }
}
