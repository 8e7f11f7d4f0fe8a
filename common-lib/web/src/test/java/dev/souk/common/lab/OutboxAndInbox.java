package dev.souk.common.lab;

import dev.souk.common.event.OutboundEvent;
import dev.souk.common.lab.Crashes.Crash;
import dev.souk.common.lab.Crashes.Point;
import dev.souk.common.lab.OrderAndStockDatabases.Order;
import dev.souk.common.outbox.Outbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What Souk does, with common-lib as it is: one application on the side of the orders, one on that of the stock. */
final class OutboxAndInbox implements Protocol {

    static final String TOPIC = "lab.orders";

    private static final int EACH_RELAY_CRASH = 5;

    private final Crashes crashes;
    private final AtomicInteger crashCount = new AtomicInteger();
    private final AtomicLong lastReceived = new AtomicLong(System.nanoTime());
    private final ConfigurableApplicationContext stockSide;
    private final ConfigurableApplicationContext orderSide;
    private final TransactionOperations transaction;
    private final Outbox outbox;
    private final JdbcClient orders;

    OutboxAndInbox(OrderAndStockDatabases books, Crashes crashes, String broker) {
        this.crashes = crashes;
        this.stockSide = start(
                books.stock().getJdbcUrl(),
                broker,
                StockSide.class,
                new StockSide.CrashRecorder(books, crashes, lastReceived));
        this.orderSide = start(
                books.orders().getJdbcUrl(),
                broker,
                OrderSide.class,
                new StockSide.CrashRecorder(books, crashes, lastReceived));
        this.transaction = orderSide.getBean(TransactionOperations.class);
        this.outbox = orderSide.getBean(Outbox.class);
        this.orders = orderSide.getBean(JdbcClient.class);
    }

    private static ConfigurableApplicationContext start(
            String database, String broker, Class<?> side, StockSide.CrashRecorder recorder) {
        return new SpringApplicationBuilder(side)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(StockSide.CrashRecorder.class, () -> recorder))
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.flyway.user=postgres",
                        "--spring.flyway.password=postgres",
                        "--spring.flyway.baseline-on-migrate=true",
                        "--spring.flyway.baseline-version=0",
                        "--spring.kafka.bootstrap-servers=" + broker,
                        "--spring.kafka.security.protocol=PLAINTEXT",
                        "--eureka.client.enabled=false",
                        "--souk.discovery.deregistration-delay=0ms",
                        "--logging.level.root=warn");
    }

    @Override
    public String name() {
        return "outbox and inbox";
    }

    @Override
    public void place(Order order) {
        transaction.executeWithoutResult(status -> {
            orders.sql("insert into orders (id, item) values (?, ?)")
                    .params(order.id(), order.item())
                    .update();
            outbox.append(new OutboundEvent(TOPIC, StockSide.TYPE, order.id(), 1, Map.of("item", order.item())));
            crashes.at(Point.BEFORE_DECISION, order.id());
        });
        try {
            crashes.at(Point.AFTER_DECISION, order.id());
        } catch (Crash crash) {
            if (crashCount.incrementAndGet() % EACH_RELAY_CRASH == 0) {
                killRelay();
            }
            throw crash;
        }
    }

    /** The relay loses its database session in the middle of whatever it does, as if its process had crashed. */
    private void killRelay() {
        orders.sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where application_name = 'outbox-relay' and datname = current_database()
                """).query(Long.class).single();
    }

    @Override
    public void settle() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> orders.sql("select count(*) from outbox")
                                .query(Long.class)
                                .single()
                        == 0);
        IdlePeriod.since(lastReceived);
    }

    @Override
    public void close() {
        orderSide.close();
        stockSide.close();
    }
}
