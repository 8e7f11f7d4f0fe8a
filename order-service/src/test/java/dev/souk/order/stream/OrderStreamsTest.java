package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OrderStep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class OrderStreamsTest {

    private static final StreamProperties PROPERTIES =
            new StreamProperties(10, 3, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final OrderChangeListener listener = mock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OrderStreams streams = new OrderStreams(listener, PROPERTIES, meters);
    private final Queue<String> reads = new ConcurrentLinkedQueue<>();

    /** A race: a stream that is opened while the service stops is either refused or closed. */
    @RepeatedTest(200)
    void noStreamSurvivesTheStop() {
        streams.start();
        var opening = CompletableFuture.runAsync(this::open);
        streams.stop();

        Throwable refused = opening.handle((_, failure) -> Optional.ofNullable(failure))
                .join()
                .orElse(null);
        assertThat(refused)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).hasCauseInstanceOf(ProblemException.class));
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> stillOpen() == 0);
    }

    @Test
    void oneCallerCannotTakeAllStreams() {
        streams.start();
        UUID greedy = UUID.randomUUID();
        for (int number = 0; number < 3; number++) {
            streams.open(stream(), greedy);
        }

        assertThatThrownBy(() -> streams.open(stream(), greedy))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problems.TOO_MANY_REQUESTS);
                    assertThat(refusal.retryAfterSeconds()).isEqualTo(5);
                });
        streams.open(stream(), UUID.randomUUID());
        assertThat(stillOpen()).isEqualTo(4);
        streams.stop();
    }

    @Test
    void aChangeWakesTheStreamsOfItsOrderAlone() {
        streams.start();
        String order = "an order";
        String other = "another";
        streams.open(stream(order), UUID.randomUUID());
        streams.open(stream(other), UUID.randomUUID());
        await().until(() -> reads.containsAll(List.of(order, other)));
        ArgumentCaptor<Consumer<Predicate<String>>> changes = ArgumentCaptor.captor();
        verify(listener, atLeastOnce()).listen(changes.capture());

        changes.getValue().accept(id -> id.equals(order));

        await().until(() -> Collections.frequency(reads, order) == 2);
        await().during(Duration.ofMillis(200)).until(() -> Collections.frequency(reads, other) == 1);
        streams.stop();
    }

    @Test
    void theStreamsEndBeforeTheWebServerWaitsForItsRequests() {
        assertThat(streams.getPhase())
                .isBetween(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1, Integer.MAX_VALUE - 1);
    }

    private void open() {
        streams.open(stream(), UUID.randomUUID());
    }

    private OrderStream stream() {
        return stream("an order");
    }

    private OrderStream stream(String order) {
        return new OrderStream(order, -1, () -> history(order), new SseEmitter(), PROPERTIES);
    }

    private List<OrderStep> history(String order) {
        reads.add(order);
        return List.of(new OrderStep(OrderStatus.PLACED, null, Instant.EPOCH));
    }

    private double stillOpen() {
        return meters.get("souk.streams.open").gauge().value();
    }
}
