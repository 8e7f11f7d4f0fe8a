package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OrderStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class OrderStreamTest {

    private static final OrderStep PLACED = step(OrderStatus.PLACED);
    private static final OrderStep RESERVED = step(OrderStatus.STOCK_RESERVED);
    private static final OrderStep CONFIRMED = step(OrderStatus.CONFIRMED);

    private final Deque<Supplier<List<OrderStep>>> polls = new ArrayDeque<>();
    private final Recorder sink = new Recorder();

    @Test
    void thePresentStatusIsSentFirstThenEachChange() {
        poll(PLACED, RESERVED);
        poll(PLACED, RESERVED);
        poll(PLACED, RESERVED, CONFIRMED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("2 STOCK_RESERVED", "~", "3 CONFIRMED", "end");
    }

    @Test
    void severalStepsAtOnceAreAllSent() {
        poll(PLACED);
        poll(PLACED, RESERVED, CONFIRMED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("1 PLACED", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void theFinalStatusIsSentAgainToACallerWhoHasIt() {
        poll(PLACED, RESERVED, CONFIRMED);
        stream(3).run();
        assertThat(sink.lines).containsExactly("3 CONFIRMED", "end");
    }

    @Test
    void anUnknownPositionStartsWithThePresentStatus() {
        poll(PLACED);
        poll(PLACED, RESERVED, CONFIRMED);
        stream(9).run();
        assertThat(sink.lines).containsExactly("1 PLACED", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void anUnavailableDatabaseEndsNoStream() {
        polls.add(() -> {
            throw new DataAccessResourceFailureException("unavailable");
        });
        poll(PLACED, RESERVED, CONFIRMED);
        stream(1).run();
        assertThat(sink.lines).containsExactly("~", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void aDisconnectedCallerEndsTheStream() {
        sink.gone = true;
        poll(PLACED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("end");
    }

    @Test
    void aClosedStreamAndOneAfterItsLifetimeEnd() {
        OrderStream closed = stream(-1);
        closed.close();
        closed.run();
        poll(PLACED);
        new OrderStream("an order", -1, () -> polls.remove().get(), sink, living(Duration.ZERO)).run();
        assertThat(sink.lines).containsExactly("end", "1 PLACED", "end");
    }

    private void poll(OrderStep... steps) {
        polls.add(() -> List.of(steps));
    }

    private OrderStream stream(int lastSent) {
        return new OrderStream("an order", lastSent, () -> polls.remove().get(), sink, living(Duration.ofMinutes(1)));
    }

    private static StreamProperties living(Duration lifetime) {
        return new StreamProperties(1, 1, Duration.ofMillis(1), lifetime);
    }

    private static OrderStep step(OrderStatus status) {
        return new OrderStep(status, null, Instant.EPOCH);
    }

    /** Records the position and status of each event, {@code ~} for a comment, and the end. */
    private static final class Recorder extends SseEmitter {

        private final List<String> lines = new ArrayList<>();
        private boolean gone;

        @Override
        public void send(SseEventBuilder event) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            lines.add(text(event)
                    .replaceFirst("^id:(\\d+)\nevent:status\ndata:(\\w+)\n\n$", "$1 $2")
                    .replaceFirst("^:waiting\n\n$", "~"));
        }

        private static String text(SseEventBuilder event) {
            return event.build().stream()
                    .map(part -> part.getData() instanceof OrderStep step ? step.status() : part.getData())
                    .map(Object::toString)
                    .collect(Collectors.joining());
        }

        @Override
        public void complete() {
            lines.add("end");
        }
    }
}
