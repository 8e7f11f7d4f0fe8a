package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.relay.RelaySession.Round;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class OutboxRelayTest {

    @Test
    void aDatabaseThatIsAwayIsToldOfOnce(CapturedOutput output) throws SQLException {
        var tries = new AtomicInteger();
        DataSource database = mock(DataSource.class);
        when(database.getConnection()).thenAnswer(_ -> {
            tries.incrementAndGet();
            throw new SQLException("connection refused");
        });
        var relay = new OutboxRelay(database, this::neverReached, quick());

        relay.start();
        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(3));
        relay.stop();

        assertThat(output.getAll()).containsOnlyOnce("outbox-relay lost its database session");
    }

    @Test
    void aDefectDoesNotEndTheRelay() throws SQLException {
        var tries = new AtomicInteger();
        DataSource database = mock(DataSource.class, RETURNS_DEEP_STUBS);
        var relay = new OutboxRelay(
                database,
                _ -> {
                    if (tries.incrementAndGet() > 2) {
                        throw new NoClassDefFoundError("a defect");
                    }
                    throw new IllegalStateException("a defect");
                },
                quick());

        relay.start();
        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(4));
        relay.stop();
    }

    @Test
    void commitsDoNotShortenTheBackOffOfARelayThatCannotPublish() {
        var session = mock(RelaySession.class);
        when(session.relay()).thenReturn(Round.STUCK);
        when(session.longestPause(any())).thenReturn(Duration.ofMillis(1));
        Duration never = Duration.ofMinutes(1);
        var event = new OutboxRow(UUID.randomUUID(), "topic", UUID.randomUUID(), 1, "type", "{}", null, Instant.EPOCH);
        var relay = new OutboxRelay(
                mock(DataSource.class, RETURNS_DEEP_STUBS),
                _ -> session,
                new OutboxProperties(never, never, never, never, 1, DataSize.ofMegabytes(4)));

        relay.start();
        verify(session, timeout(5_000).atLeastOnce()).relay();
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < end) {
            relay.committed(event);
        }
        relay.stop();

        verify(session, atMost(4)).relay(); // after 0, 100 and 300 ms, and one to spare
    }

    /** Rows of a topic that the broker refuses may fill many batches of the table before the next other row. */
    @Test
    void aCommittedEventIsPublishedWhileTheRowsOfTheTableAreStuck() {
        var session = mock(RelaySession.class);
        when(session.relay()).thenReturn(Round.STUCK);
        when(session.longestPause(any())).thenReturn(Duration.ofMillis(1));
        var event = new OutboxRow(UUID.randomUUID(), "topic", UUID.randomUUID(), 1, "type", "{}", null, Instant.EPOCH);
        var relay = new OutboxRelay(mock(DataSource.class, RETURNS_DEEP_STUBS), _ -> session, quick());

        relay.start();
        await().untilAsserted(() -> verify(session, atLeast(2)).relay());
        relay.committed(event);

        await().untilAsserted(() -> verify(session).relayCommitted(List.of(event)));
        relay.stop();
    }

    private RelaySession neverReached(Connection none) {
        throw new AssertionError("There is no connection for a session");
    }

    private static OutboxProperties quick() {
        Duration soon = Duration.ofMillis(1);
        return new OutboxProperties(soon, soon, soon, soon, 1, DataSize.ofMegabytes(4));
    }
}
