package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.Publisher;
import dev.souk.common.outbox.publisher.Publisher.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances of a service over one database. */
class TwoRelaysIT {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5); // as the producers of the fixture have
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RelayFixture fixture = new RelayFixture();
    private final UUID aggregate = UUID.randomUUID();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCommitWakesTheOwnerInAnotherInstance() {
        OutboxProperties withoutPoll = RelayFixture.properties(NEVER, Duration.ofSeconds(5));
        OutboxRelay here = fixture.relay(fixture.publisher(fixture.producers()), withoutPoll);
        fixture.relay(fixture.publisher(fixture.producers()), withoutPoll);
        fixture.awaitOwners(2); // shards are distributed without a poll, too
        List<UUID> oneOfEachShard = Stream.iterate(0L, shard -> shard + 1)
                .limit(Shards.COUNT)
                .map(shard -> new UUID(0, shard))
                .toList();

        oneOfEachShard.forEach(id -> here.committed(fixture.write(id, 1)));

        await().until(() -> fixture.waiting() == 0);
        assertThat(oneOfEachShard)
                .allSatisfy(id -> assertThat(fixture.published(id)).containsExactly(1L));
    }

    /** What is missed while a session is replaced waits for the next poll, a second in a service. */
    @Test
    void aListenerThatIsNotifiedAllTheTimeKeepsItsSession() {
        OutboxProperties properties = RelayFixture.properties(NEVER, Duration.ofSeconds(2));
        fixture.relay(fixture.publisher(fixture.producers()), properties);
        fixture.relay(fixture.publisher(fixture.producers()), properties);
        await().until(() -> fixture.sessions().size() == 4); // a relay and a listener each
        Set<Integer> sessions = fixture.sessions();

        await().during(properties.sessionTimeout().plusSeconds(1))
                .atMost(properties.sessionTimeout().multipliedBy(4))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    new OutboxRepository(fixture.jdbc).wakePeers();
                    assertThat(fixture.sessions()).isEqualTo(sessions);
                });
    }

    @Test
    void aRelayPausedInARoundAddsOnlyDuplicates() {
        OutboxProperties properties = RelayFixture.properties(Duration.ofMillis(50), SEND_TIMEOUT);
        var asleep = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var isFirstRound = new AtomicBoolean(true);
        Publisher kafka = fixture.publisher(fixture.producers());
        fixture.write(aggregate, 1);
        fixture.relay(
                rows -> {
                    if (isFirstRound.getAndSet(false)) {
                        asleep.countDown();
                        pass(awake);
                    }
                    return kafka.publish(rows);
                },
                properties);
        pass(asleep);

        fixture.relay(fixture.publisher(fixture.producers()), properties);
        fixture.write(aggregate, 2);
        fixture.write(aggregate, 3);
        await().atMost(SOON).until(() -> fixture.waiting() == 0); // once the session of the first one has ended
        assertThat(fixture.published(aggregate)).containsExactly(1L, 2L, 3L);
        awake.countDown();

        await().untilAsserted(() -> assertThat(fixture.published(aggregate)).containsExactly(1L, 2L, 3L, 1L));
        fixture.write(aggregate, 4);
        await().untilAsserted(() -> assertThat(fixture.published(aggregate)).containsExactly(1L, 2L, 3L, 1L, 4L));
    }

    /** It would keep its share of all events from the broker, also those of the other instance. */
    @Test
    void whoCannotReachTheBrokerLeavesItsShardsToWhoCan() {
        OutboxProperties properties = RelayFixture.properties(Duration.ofMillis(50), Duration.ofSeconds(1));
        fixture.relay(
                rows -> rows.stream()
                        .<Result>map(_ -> new Result.Retryable("a wrong password"))
                        .toList(),
                properties);
        fixture.relay(fixture.publisher(fixture.producers()), properties);
        fixture.awaitOwners(2);

        for (int shard = 0; shard < Shards.COUNT; shard++) {
            fixture.write(new UUID(0, shard), 1);
        }

        await().atMost(SOON).until(() -> fixture.waiting() == 0);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
