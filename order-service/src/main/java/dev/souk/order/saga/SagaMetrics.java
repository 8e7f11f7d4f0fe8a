package dev.souk.order.saga;

import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the saga tells about itself; counted when it has been committed, so that a repeated transaction counts once. */
@Component
class SagaMetrics {

    private static final Duration[] BUCKETS = LongStream.of(50, 150, 500, 1_000, 5_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;

    SagaMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code souk.order.duration}: from placed to final, by how it ended. */
    void ended(Order order, Duration sincePlaced) {
        @Nullable Reason reason = order.state().reason();
        Timer timer = Timer.builder("souk.order.duration")
                .description("From placed to confirmed or cancelled")
                .tag("outcome", reason == null ? "confirmed" : reason.slug())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        afterCommit(() -> timer.record(sincePlaced));
    }

    /** {@code souk.orders.late}: messages that came too late, or that nobody should have sent yet. */
    void late(Order order, OrderMessage message) {
        Counter counter = Counter.builder("souk.orders.late")
                .description("Messages that had no effect because their order was in another state")
                .tag("message", message.getClass().getSimpleName())
                .tag("state", order.state().status().name())
                .register(meters);
        afterCommit(counter::increment);
    }

    private static void afterCommit(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
