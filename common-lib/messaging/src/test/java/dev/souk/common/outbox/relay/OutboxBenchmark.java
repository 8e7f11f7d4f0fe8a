package dev.souk.common.outbox.relay;

import static dev.souk.common.outbox.relay.Stopwatch.perSecond;
import static dev.souk.common.outbox.relay.Stopwatch.print;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import com.zaxxer.hikari.HikariDataSource;
import dev.souk.common.core.UuidV7;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.observability.TraceContext;
import dev.souk.common.outbox.CommittedEventListener;
import dev.souk.common.outbox.JdbcOutbox;
import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.KafkaPublisher;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox compared with the same broker and database without it. It prints figures, asserts none and takes about a
 * minute; {@code ./mvnw -Pbenchmarks -pl :common-messaging,:common-web -am verify} runs it. Broker, relay and consumer
 * share this JVM and so the processors; PostgreSQL has fsync off, so that its figures are those of the code and not of
 * a disk.
 */
class OutboxBenchmark {

    private static final int ROUNDS = 5; // the first ones warm up
    private static final int EVENTS = 30_000;
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS_EACH = 2_000;
    private static final int COMMITS = 500;
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(10);
    private static final OutboxProperties PROPERTIES =
            RelayFixture.properties(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final RelayFixture fixture = new RelayFixture();
    private final HikariDataSource pool = fixture.pool(WRITERS);
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

    @BeforeEach
    void printTheLoad() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
        var machine = ManagementFactory.getOperatingSystemMXBean();
        print("%d processors, load average %.1f", machine.getAvailableProcessors(), machine.getSystemLoadAverage());
    }

    @AfterEach
    void close() {
        pool.close();
        fixture.close();
    }

    @Test
    void eventsDrainedBesideTheRawProducer() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            double raw = rawProducer();
            double wide = drain(EVENTS, 1);
            double deep = drain(EVENTS / 10, 10);
            print(
                    "events/s: raw producer %,.0f; relay %,.0f (%.2f of it); relay, ten of each aggregate, %,.0f",
                    raw, wide, wide / raw, deep);
        }
    }

    @Test
    void transactionsBesideTheRawInsert() throws Exception {
        JdbcOutbox outbox = outbox(event -> {});
        for (int round = 1; round <= ROUNDS; round++) {
            double raw = perSecond(WRITERS, TRANSACTIONS_EACH, () -> Backlog.insert(jdbc, fixture.topic));
            double append = perSecond(WRITERS, TRANSACTIONS_EACH, () -> append(outbox, UUID.randomUUID()));
            print("transactions/s: raw insert %,.0f; outbox %,.0f (%.2f of it)", raw, append, append / raw);
        }
    }

    @Test
    void fromCommitToConsumer() throws Exception {
        OutboxRelay relay = fixture.relay(fixture.publisher(fixture.producers()), PROPERTIES);
        JdbcOutbox outbox = outbox(relay);
        print("commit to consumer, warm-up: %s", latency(outbox));
        print("commit to consumer, one instance: %s", latency(outbox));
        fixture.relay(fixture.publisher(fixture.producers()), PROPERTIES);
        fixture.awaitOwners(2);
        print("commit to consumer, another instance owns half of the shards: %s", latency(outbox));
    }

    private double rawProducer() throws Exception {
        List<OutboxRow> rows = Backlog.rows(fixture.topic, EVENTS);
        try (var producer = new KafkaProducer<String, byte[]>(RelayFixture.kafka())) {
            producer.partitionsFor(fixture.topic); // connected before the clock runs
            return perSecond(EVENTS, () -> {
                for (OutboxRow row : rows) {
                    var _ = producer.send(row.toRecord(RelayFixture.SOURCE));
                }
                producer.flush();
            });
        }
    }

    private double drain(int aggregates, int each) throws Exception {
        Backlog.fill(jdbc, fixture.topic, aggregates, each);
        var acknowledged = new CountDownLatch(aggregates * each);
        try (KafkaPublisher kafka = fixture.publisher(fixture.producers())) {
            return perSecond(aggregates * each, () -> {
                OutboxRelay relay = fixture.relay(
                        rows -> {
                            List<Publisher.Result> results = kafka.publish(rows);
                            results.stream()
                                    .filter(Publisher.Result.Acknowledged.class::isInstance)
                                    .forEach(row -> acknowledged.countDown());
                            return results;
                        },
                        PROPERTIES);
                acknowledged.await();
                relay.stop(); // returns when the last rows have been deleted
            });
        }
    }

    private String latency(JdbcOutbox outbox) throws Exception {
        var arrivals = new Arrivals(fixture.topic, COMMITS);
        Map<String, Long> commits = new HashMap<>();
        for (int i = 0; i < COMMITS; i++) {
            UUID id = UUID.randomUUID();
            append(outbox, id);
            commits.put(id.toString(), System.nanoTime());
            LockSupport.parkNanos(BETWEEN_COMMITS.toNanos());
        }
        Map<String, Long> times = arrivals.await();
        return Stopwatch.percentiles(commits.entrySet().stream()
                .mapToLong(commit -> times.getOrDefault(commit.getKey(), 0L) - commit.getValue())
                .toArray());
    }

    private void append(JdbcOutbox outbox, UUID id) {
        transaction.executeWithoutResult(
                status -> outbox.append(new OutboundEvent(fixture.topic, Backlog.TYPE, id, 1, Backlog.DATA)));
    }

    private JdbcOutbox outbox(CommittedEventListener wake) {
        TraceContext noTrace = mock(TraceContext.class, withSettings().stubOnly());
        return new JdbcOutbox(jdbc, new EventJson(), new UuidV7(Clock.systemUTC(), new SecureRandom()), noTrace, wake);
    }
}
