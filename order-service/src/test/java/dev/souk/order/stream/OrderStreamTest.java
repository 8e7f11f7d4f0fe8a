package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OrderHistory.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OrderStreamTest {

    private static final Step PLACED = step(1, OrderStatus.PLACED);
    private static final Step RESERVED = step(2, OrderStatus.STOCK_RESERVED);
    private static final Step CONFIRMED = step(3, OrderStatus.CONFIRMED);

    private final Deque<Supplier<List<Step>>> looks = new ArrayDeque<>();
    private final Recorder sink = new Recorder();

    @Test
    void thePresentStatusComesFirstThenWhatFollows() {
        look(PLACED, RESERVED);
        look(PLACED, RESERVED);
        look(PLACED, RESERVED, CONFIRMED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("2 STOCK_RESERVED", "~", "3 CONFIRMED", "end");
    }

    @Test
    void severalStepsAtOnceAreAllTold() {
        look(PLACED);
        look(PLACED, RESERVED, CONFIRMED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("1 PLACED", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void whoSawTheEndIsToldItAgain() {
        look(PLACED, RESERVED, CONFIRMED);
        stream(3).run();
        assertThat(sink.lines).containsExactly("3 CONFIRMED", "end");
    }

    @Test
    void whoClaimsToHaveSeenTheFutureIsToldThePresent() {
        look(PLACED);
        look(PLACED, RESERVED, CONFIRMED);
        stream(9).run();
        assertThat(sink.lines).containsExactly("1 PLACED", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void aDatabaseThatIsAwayEndsNoStream() {
        looks.add(() -> {
            throw new DataAccessResourceFailureException("away");
        });
        look(PLACED, RESERVED, CONFIRMED);
        stream(1).run();
        assertThat(sink.lines).containsExactly("~", "2 STOCK_RESERVED", "3 CONFIRMED", "end");
    }

    @Test
    void aWatcherWhoLeftEndsIt() {
        sink.gone = true;
        look(PLACED);
        stream(-1).run();
        assertThat(sink.lines).containsExactly("end");
    }

    @Test
    void aStreamThatIsClosedOrHadItsTimeEnds() {
        OrderStream closed = stream(-1);
        closed.close();
        closed.run();
        look(PLACED);
        new OrderStream(UUID.randomUUID(), -1, id -> looks.remove().get(), sink, living(Duration.ZERO)).run();
        assertThat(sink.lines).containsExactly("end", "1 PLACED", "end");
    }

    private void look(Step... steps) {
        looks.add(() -> List.of(steps));
    }

    private OrderStream stream(int seen) {
        return new OrderStream(
                UUID.randomUUID(), seen, id -> looks.remove().get(), sink, living(Duration.ofMinutes(1)));
    }

    private static StreamProperties living(Duration lifetime) {
        return new StreamProperties(1, Duration.ofMillis(1), lifetime);
    }

    private static Step step(int position, OrderStatus status) {
        return new Step(position, status, null, Instant.EPOCH);
    }

    private static final class Recorder implements OrderStream.Sink {

        private final List<String> lines = new ArrayList<>();
        private boolean gone;

        @Override
        public void send(Step step) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            lines.add(step.position() + " " + step.status());
        }

        @Override
        public void keepAlive() {
            lines.add("~");
        }

        @Override
        public void end() {
            lines.add("end");
        }
    }
}
