package dev.souk.storefront.order;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.storefront.limit.Shutdown;
import dev.souk.storefront.limit.UserLimit;
import dev.souk.storefront.order.OrderClient.OrderStep;
import dev.souk.storefront.remote.ResilientCalls;
import dev.souk.storefront.security.CallerToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The changes of orders, from the event streams of order-service. Each subscription has a stream of its own there. */
@Component
public class OrderWatch {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration MAX_SILENCE = Duration.ofSeconds(15); // order-service has something every two
    private static final int MAXIMUM_OF_A_USER = 20; // in all connections to this instance

    private final OrderClient orders;
    private final UserLimit limit = new UserLimit(MAXIMUM_OF_A_USER, "You watch too many orders at once.");

    private final Shutdown shutdown;
    private final Clock clock;

    OrderWatch(OrderClient orders, Shutdown shutdown, Clock clock) {
        this.orders = orders;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    /**
     * The present status, or what has followed the position {@code after}, then each change until the order is final.
     * Fails with 404 for another user's order, with 429 if the caller watches too many, with 401 when the token
     * expires, and with 503 when order-service ends the stream, as it does after some minutes, or falls silent, or this
     * process stops: then the caller continues with {@code after}.
     */
    public Flux<OrderChange> changes(UUID order, @Nullable Integer after) {
        return CallerToken.callerId()
                .flatMapMany(caller -> limit.during(caller, stream(order, after)))
                .takeUntilOther(CallerToken.expiry(clock))
                .takeUntilOther(shutdown.begins().then(Mono.error(OrderWatch::streamEnded)));
    }

    private Flux<OrderChange> stream(UUID order, @Nullable Integer after) {
        var last = new AtomicReference<@Nullable OrderChange>();
        return orders.watch(order, after)
                .flatMapMany(response ->
                        Objects.requireNonNullElse(response.getBody(), Flux.<ServerSentEvent<OrderStep>>empty()))
                .timeout(MAX_SILENCE)
                .mapNotNull(OrderWatch::change)
                .doOnNext(last::set)
                .onErrorMap(ResilientCalls::unavailable)
                .concatWith(Flux.defer(() -> end(last.get())));
    }

    private static Flux<OrderChange> end(@Nullable OrderChange last) {
        return last != null && last.isFinal() ? Flux.empty() : Flux.error(OrderWatch::streamEnded);
    }

    private static ProblemException streamEnded() {
        return Problems.SERVICE_UNAVAILABLE
                .with("The stream has ended before the order; watch it again, after this position.")
                .retryAfter(RETRY_AFTER);
    }

    /** Null for a comment that keeps the connection alive. */
    private static @Nullable OrderChange change(ServerSentEvent<OrderStep> event) {
        OrderStep data = event.data();
        String id = event.id();
        return data == null || id == null
                ? null
                : new OrderChange(Integer.parseInt(id), data.status(), data.reason(), data.at());
    }
}
