package dev.souk.common.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.lab.Crashes.Point;
import dev.souk.common.lab.OrderAndStockDatabases.Order;
import dev.souk.testing.infrastructure.UnusedPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The comparison, as a table in Markdown. Every protocol gets the same orders and the same crashes; those that use the
 * broker get an outage of it too, a little longer than a producer keeps trying. The database syncs to disk, as in
 * production.
 */
class ProtocolsBenchmark {

    private static final long SEED = Long.getLong("souk.lab.seed", 42);
    private static final int ORDERS = 1_000;
    private static final int PER_SECOND = 50;
    private static final int CRASHES = 60;
    private static final int CLIENTS = 8;
    private static final int SPRINT = 4_000;
    private static final Duration OUTAGE_AFTER = Duration.ofSeconds(3);
    private static final Duration OUTAGE = Duration.ofSeconds(8);

    private final Random random = new Random(SEED);
    private final List<Order> sprint = orders(SPRINT);
    private final List<Order> orders = orders(ORDERS);
    private final Map<UUID, Point> plan = plan();
    private final Table table = new Table();

    @TempDir
    private Path folder;

    /** Makes a protocol. */
    private interface Maker {
        Protocol over(OrderAndStockDatabases books, Crashes crashes, String broker);
    }

    @Test
    void protocolsDifferInLossesAndCosts() throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgres postgres = postgres();
                Broker broker = new Broker(folder)) {
            broker.makeTopics(DualWrite.TOPIC, OutboxAndInbox.TOPIC);
            Outcome dual = run(postgres, broker, DualWrite::new, true);
            Outcome outbox = run(postgres, broker, OutboxAndInbox::new, true);
            Outcome twoPhase =
                    run(postgres, broker, (books, crashes, _) -> new TwoPhaseCommit(books, crashes, true), false);
            run(postgres, broker, (books, crashes, _) -> new TwoPhaseCommit(books, crashes, false), false);
            System.out.println("seed " + SEED + System.lineSeparator() + table);
            assertThat(dual.isConsistent()).isFalse();
            assertThat(outbox.isConsistent()).isTrue();
            assertThat(twoPhase.isConsistent()).isTrue();
        }
    }

    private Outcome run(EmbeddedPostgres postgres, Broker broker, Maker maker, boolean usesBroker)
            throws IOException, SQLException {
        try (OrderAndStockDatabases books = new OrderAndStockDatabases(database(postgres), database(postgres));
                Protocol protocol = maker.over(books, new Crashes(plan), broker.address())) {
            double throughput = sprint(protocol, books);
            var load = new Load(protocol);
            CompletableFuture<Void> outage = usesBroker ? outage(broker) : CompletableFuture.completedFuture(null);
            load.open(orders, PER_SECOND);
            outage.join();
            protocol.settle();
            Outcome outcome = Outcome.of(load, books);
            table.add(protocol.name(), outcome, throughput);
            return outcome;
        }
    }

    /** How many orders a second end on both sides when nothing goes wrong. */
    private double sprint(Protocol protocol, OrderAndStockDatabases books) {
        var load = new Load(protocol);
        load.closed(sprint.subList(0, SPRINT / 4), CLIENTS); // warms up
        protocol.settle();
        List<Order> measured = sprint.subList(SPRINT / 4, SPRINT);
        long begin = System.nanoTime();
        load.closed(measured, CLIENTS);
        protocol.settle();
        long[] ends = measured.stream()
                .mapToLong(order -> books.agreedAt().getOrDefault(order.id(), begin))
                .toArray();
        long last = LongStream.of(ends).max().orElse(begin);
        return LongStream.of(ends).filter(end -> end > begin).count() / ((last - begin) / 1e9);
    }

    private static CompletableFuture<Void> outage(Broker broker) {
        var begin = CompletableFuture.delayedExecutor(OUTAGE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        var end = CompletableFuture.delayedExecutor(OUTAGE.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(broker::kill, begin).thenRunAsync(broker::start, end);
    }

    private List<Order> orders(int count) {
        return Stream.generate(() -> new Order(
                        new UUID(random.nextLong(), random.nextLong()), random.nextInt(OrderAndStockDatabases.ITEMS)))
                .limit(count)
                .toList();
    }

    private Map<UUID, Point> plan() {
        List<Point> points = List.of(Point.values());
        var planned = new HashMap<UUID, Point>();
        while (planned.size() < CRASHES) {
            Point point = points.get(random.nextInt(points.size()));
            planned.put(orders.get(random.nextInt(ORDERS)).id(), point);
        }
        return planned;
    }

    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(UnusedPorts.next())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_prepared_transactions", "100")
                .start();
    }

    private static String database(EmbeddedPostgres postgres) throws SQLException {
        String name = "lab_" + UUID.randomUUID().toString().replace('-', '_');
        OrderAndStockDatabases.run(postgres.getPostgresDatabase(), "create database " + name);
        return postgres.getJdbcUrl("postgres", name);
    }
}
