package dev.souk.order.saga;

import dev.souk.common.database.AfterCommit;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metrics of the saga, recorded after the commit: a transaction that is rolled back and repeated counts once. */
@Component
record SagaMetrics(MeterRegistry meters) {

    /** {@code souk.saga.duration}: the time from PLACED to a final state, by outcome. */
    void completed(Order order, Duration sincePlaced) {
        @Nullable Reason reason = order.state().reason();
        Timer timer = Timer.builder("souk.saga.duration")
                .description("Time from placing an order to its confirmation or cancellation")
                .tag("outcome", reason == null ? "confirmed" : reason.slug())
                .register(meters);
        AfterCommit.run(() -> timer.record(sincePlaced));
    }

    /** {@code souk.saga.ignored}: messages without effect, by message and state. */
    void ignored(Order order, OrderMessage message) {
        Counter counter = Counter.builder("souk.saga.ignored")
                .description("Messages that had no effect because the order was in another state")
                .tag("message", message.getClass().getSimpleName())
                .tag("state", order.state().status().name())
                .register(meters);
        AfterCommit.run(counter::increment);
    }
}
