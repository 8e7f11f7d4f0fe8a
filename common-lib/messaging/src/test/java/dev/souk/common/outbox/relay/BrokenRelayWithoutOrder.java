package dev.souk.common.outbox.relay;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;

/**
 * Broken on purpose: every row has its own thread and counts as published before it is, so that a later event of an
 * aggregate overtakes an earlier one. The first is always slow here; with real threads it is so now and then.
 */
@Primary
@AutoConfiguration(after = RelayAutoConfiguration.class)
@ConditionalOnProperty(name = "souk.broken", havingValue = "relay-without-order")
class BrokenRelayWithoutOrder implements Publisher {

    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Publisher real;
    private final Executor slow = delayedExecutor(SLOW.toMillis(), TimeUnit.MILLISECONDS);
    private final Executor fast = Thread::startVirtualThread;

    BrokenRelayWithoutOrder(Publisher real) {
        this.real = real;
    }

    @Override
    public List<Result> publish(List<OutboxRow> rows) {
        rows.forEach(row -> (row.sequence() == 1 ? slow : fast).execute(() -> real.publish(List.of(row))));
        return rows.stream().<Result>map(_ -> new Result.Acknowledged()).toList();
    }
}
