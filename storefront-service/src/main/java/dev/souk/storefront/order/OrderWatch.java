package dev.souk.storefront.order;

import dev.souk.storefront.limit.UserLimit;
import dev.souk.storefront.remote.ResilientCalls;
import dev.souk.storefront.security.CallerToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The changes of orders, from the event streams of order-service. Each subscription has a stream of its own there. */
@Component
public class OrderWatch {

    private static final String CIRCUIT_BREAKER = "order-service-events";

    private final OrderClient orders;
    private final ResilientCalls calls;
    private final UserLimit limit;

    OrderWatch(OrderClient orders, ResilientCalls calls, WatchProperties properties) {
        this.orders = orders;
        this.calls = calls;
        this.limit = new UserLimit(properties.maxOrdersPerUser(), "You watch too many orders at once.");
    }

    /**
     * The present status, or what has followed the position {@code after}, then each change until the order is final. Fails
     * with 404 for another user's order, and with 429 if the caller watches too many.
     */
    public Flux<OrderChange> changes(UUID order, @Nullable Integer after) {
        return CallerToken.callerId()
                .flatMapMany(caller -> limit.during(caller, calls.stream(CIRCUIT_BREAKER, orders.watch(order, after))))
                .mapNotNull(OrderWatch::change);
    }

    /** Null for a comment that keeps the connection alive. */
    private static @Nullable OrderChange change(ServerSentEvent<OrderClient.StatusEvent> event) {
        OrderClient.StatusEvent data = event.data();
        String id = event.id();
        return data == null || id == null
                ? null
                : new OrderChange(Integer.parseInt(id), data.status(), data.reason(), data.at());
    }
}
