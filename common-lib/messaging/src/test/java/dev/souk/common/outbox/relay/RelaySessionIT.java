package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.database.MigratedConnection;
import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher.Result;
import dev.souk.common.outbox.relay.RelaySession.Round;
import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The ordering rules, with a broker whose answers the test decides. */
class RelaySessionIT {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BERTA = new UUID(2, 2);

    @AutoClose
    private final MigratedConnection connection =
            new MigratedConnection(Infrastructure.get().newDatabase());

    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final List<String> sent = new ArrayList<>();
    private Function<OutboxRow, Result> broker = _ -> new Result.Acknowledged();

    @Test
    void eachAggregateHasOneEventInFlight() {
        write(ANNA, 1);
        write(ANNA, 2);
        write(BERTA, 1);
        RelaySession relay = relay();

        assertThat(relay.relay()).isEqualTo(Round.PROGRESS);
        assertThat(sent).containsExactlyInAnyOrder("1-1", "2-1");

        assertThat(relay.relay()).isEqualTo(Round.PROGRESS);
        assertThat(sent).hasSize(3).endsWith("1-2");

        assertThat(relay.relay()).isEqualTo(Round.IDLE);
    }

    @Test
    void anUnacknowledgedEventStaysAndBlocksItsSuccessors() {
        write(ANNA, 1);
        write(ANNA, 2);
        broker = _ -> new Result.Retryable("no response");
        RelaySession relay = relay();

        assertThat(relay.relay()).isEqualTo(Round.STUCK);
        assertThat(relay.relay()).isEqualTo(Round.STUCK);

        assertThat(sent).containsExactly("1-1", "1-1");
    }

    @Test
    void aRejectedEventIsParkedAndBlocksOnlyItsAggregate() {
        write(ANNA, 1);
        write(ANNA, 2);
        write(BERTA, 1);
        write(BERTA, 2);
        broker = row -> row.aggregateId().equals(ANNA) ? new Result.Rejected("too large") : new Result.Acknowledged();
        RelaySession relay = relay();
        while (relay.relay() == Round.PROGRESS) {
            assertThat(sent).hasSizeLessThan(10);
        }

        assertThat(sent).containsExactlyInAnyOrder("1-1", "2-1", "2-2");
        assertThat(relay.depth()).isEqualTo(new OutboxRepository.Depth(2, 1));
    }

    @Test
    void noAggregateStarvesBehindStuckOnes() {
        write(ANNA, 1);
        write(BERTA, 1);
        broker = row -> row.aggregateId().equals(ANNA)
                ? new Result.Retryable("its partition has no leader")
                : new Result.Acknowledged();
        RelaySession relay = relay(1);

        assertThat(relay.relay()).isEqualTo(Round.STUCK);
        assertThat(relay.relay()).isEqualTo(Round.PROGRESS);
        assertThat(relay.relay()).isEqualTo(Round.STUCK);

        assertThat(sent).containsExactly("1-1", "2-1", "1-1");
    }

    @Test
    void aBacklogIsCountedUpToALimit() {
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, parked_at)
                select gen_random_uuid(), 0, 'topic', gen_random_uuid(), 1, 'type', '{}',
                       case when number <= 3 then now() end
                from generate_series(1, :events) number
                """).param("events", OutboxRepository.MOST_COUNTED + 1_000).update();

        assertThat(relay().depth()).isEqualTo(new OutboxRepository.Depth(OutboxRepository.MOST_COUNTED, 3));
    }

    @Test
    void theDatabaseRejectsADuplicateSequenceNumber() {
        write(ANNA, 1);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> write(ANNA, 1))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void aBatchIsLimitedInBytesAndNoAggregateStarvesBehindLargeEvents() {
        IntStream.range(0, 4).forEach(n -> write(new UUID(1, n), 1, "x".repeat(100)));
        write(BERTA, 1);
        broker = row -> row.aggregateId().equals(BERTA)
                ? new Result.Acknowledged()
                : new Result.Retryable("its partition has no leader");
        RelaySession relay = relay(limits(100, 200));

        assertThat(relay.relay()).isEqualTo(Round.STUCK);
        assertThat(sent).hasSize(2);
        assertThat(relay.relay()).isEqualTo(Round.STUCK);
        assertThat(sent).hasSize(4);
        assertThat(relay.relay()).isEqualTo(Round.PROGRESS);
        assertThat(sent).hasSize(5).endsWith("2-1");
    }

    @Test
    void aCommittedEventIsPublishedWithoutAReadOfTheTable() {
        RelaySession relay = relay();

        assertThat(relay.relayCommitted(List.of(committed(ANNA, 1)))).isTrue();

        assertThat(sent).containsExactly("1-1");
    }

    @Test
    void committedEventsOfAnAggregateArePublishedOneAfterTheOther() {
        RelaySession relay = relay();

        assertThat(relay.relayCommitted(List.of(committed(ANNA, 1), committed(ANNA, 2), committed(BERTA, 1))))
                .isTrue();
        assertThat(relay.relayCommitted(List.of(committed(ANNA, 3)))).isTrue();

        assertThat(sent).containsExactly("1-1", "2-1", "1-2", "1-3");
    }

    @Test
    void aCommittedEventWaitsForThoseBeforeItThatOnlyTheTableHas() {
        write(ANNA, 1);
        write(ANNA, 2);
        RelaySession relay = relay();

        assertThat(relay.relayCommitted(List.of(committed(ANNA, 2)))).isFalse();
        assertThat(sent).isEmpty();

        relay.relay();
        relay.relay();
        assertThat(relay.relayCommitted(List.of(committed(ANNA, 2), committed(ANNA, 3))))
                .isTrue();
        assertThat(sent).containsExactly("1-1", "1-2", "1-3");
    }

    @Test
    void anUnacknowledgedCommittedEventStaysAndBlocksItsSuccessors() {
        write(ANNA, 1);
        write(ANNA, 2);
        broker = _ -> new Result.Retryable("no response");
        RelaySession relay = relay();

        assertThat(relay.relayCommitted(List.of(committed(ANNA, 1), committed(ANNA, 2))))
                .isFalse();

        assertThat(sent).containsExactly("1-1");
        assertThat(relay.depth().pending()).isEqualTo(2);
    }

    @Test
    void aRejectedCommittedEventIsParkedAndBlocksItsSuccessors() {
        OutboxRow first = write(ANNA, 1);
        OutboxRow second = write(ANNA, 2);
        broker = _ -> new Result.Rejected("too large");
        RelaySession relay = relay();

        assertThat(relay.relayCommitted(List.of(first, second))).isFalse();

        assertThat(sent).containsExactly("1-1");
        assertThat(relay.relay()).isEqualTo(Round.IDLE);
        assertThat(relay.depth()).isEqualTo(new OutboxRepository.Depth(2, 1));
    }

    @Test
    void aCommittedEventOfAnotherInstancesShardIsLeftToIt() {
        RelaySession relay = relayWithoutShards();

        assertThat(relay.relayCommitted(List.of(committed(ANNA, 1)))).isTrue();

        assertThat(sent).isEmpty();
    }

    @Test
    void publishedEventsAreDeletedBeforeTheTableIsRead() {
        OutboxRow row = write(ANNA, 1);
        RelaySession relay = relay();
        relay.relayCommitted(List.of(row));

        assertThat(relay.relay()).isEqualTo(Round.IDLE);

        assertThat(relay.depth().pending()).isZero();
        assertThat(sent).containsExactly("1-1");
    }

    @Test
    void publishedEventsAreDeletedBeforeTheirShardIsGivenUp() {
        OutboxRow row = write(ANNA, 1);
        RelaySession relay = relay();
        relay.relayCommitted(List.of(row));

        relay.rebalance();

        assertThat(relay.depth().pending()).isZero();
    }

    @Test
    void manyPublishedEventsAreDeletedAtOnce() {
        List<OutboxRow> rows = IntStream.range(0, 100)
                .mapToObj(number -> write(new UUID(3, number), 1))
                .toList();
        RelaySession relay = relay();

        relay.relayCommitted(rows);

        assertThat(relay.depth().pending()).isZero();
    }

    private RelaySession relay() {
        return relay(100);
    }

    private RelaySession relay(int batchSize) {
        return relay(limits(batchSize, 1_000_000));
    }

    private RelaySession relay(OutboxProperties limits) {
        var locks = new ShardLocks(jdbc);
        locks.rebalance();
        return relay(locks, limits);
    }

    private RelaySession relayWithoutShards() {
        return relay(new ShardLocks(jdbc), limits(100, 1_000_000));
    }

    private RelaySession relay(ShardLocks locks, OutboxProperties limits) {
        return new RelaySession(
                new OutboxRepository(jdbc),
                locks,
                rows -> rows.stream()
                        .peek(row -> sent.add(row.aggregateId().getMostSignificantBits() + "-" + row.sequence()))
                        .map(broker)
                        .toList(),
                limits);
    }

    private static OutboxProperties limits(int rows, long bytes) {
        Duration any = Duration.ofSeconds(1);
        return new OutboxProperties(any, any, any, any, rows, DataSize.ofBytes(bytes));
    }

    private static OutboxRow committed(UUID aggregate, long sequence) {
        return row(aggregate, sequence, "");
    }

    private static OutboxRow row(UUID aggregate, long sequence, String text) {
        return new OutboxRow(UUID.randomUUID(), "topic", aggregate, sequence, "type", text, null, Instant.EPOCH);
    }

    private OutboxRow write(UUID aggregate, long sequence) {
        return write(aggregate, sequence, "");
    }

    private OutboxRow write(UUID aggregate, long sequence, String text) {
        OutboxRow row = row(aggregate, sequence, text);
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload)
                values (:event, :shard, 'topic', :aggregate, :sequence, 'type', :payload)
                """)
                .param("event", row.eventId())
                .param("payload", text)
                .param("shard", Shards.of(aggregate))
                .param("aggregate", aggregate)
                .param("sequence", sequence)
                .update();
        return row;
    }
}
