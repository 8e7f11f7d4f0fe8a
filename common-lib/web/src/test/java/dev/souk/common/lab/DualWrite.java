package dev.souk.common.lab;

import dev.souk.common.lab.Crashes.Crash;
import dev.souk.common.lab.Crashes.Point;
import dev.souk.common.lab.OrderAndStockDatabases.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What most code does: commit, then send; receive, then do, then acknowledge. Nothing remembers what is missing. */
final class DualWrite implements Protocol {

    static final String TOPIC = "lab.naive";

    private final OrderAndStockDatabases books;
    private final Crashes crashes;
    private final KafkaProducer<String, String> producer;
    private final Map<String, Object> kafka;
    private final AtomicLong lastReceived = new AtomicLong(System.nanoTime());
    private final List<Thread> consumers;
    private volatile boolean open = true;

    DualWrite(OrderAndStockDatabases books, Crashes crashes, String broker) {
        this.books = books;
        this.crashes = crashes;
        this.kafka = Map.of(
                "bootstrap.servers", broker,
                "group.id", TOPIC,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "reconnect.backoff.max.ms", "500");
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker,
                "acks", "all",
                "reconnect.backoff.max.ms", "500",
                "max.block.ms", "5000",
                "request.timeout.ms", "5000",
                "delivery.timeout.ms", "10000");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.consumers = List.of(consumer(), consumer(), consumer(), consumer());
    }

    @Override
    public String name() {
        return "dual write";
    }

    @Override
    public void place(Order order) throws SQLException {
        try (Connection connection = books.orders().getConnection()) {
            connection.setAutoCommit(false);
            OrderAndStockDatabases.insert(connection, order);
            crashes.at(Point.BEFORE_DECISION, order.id());
            connection.commit();
        }
        crashes.at(Point.AFTER_DECISION, order.id());
        var _ = producer.send(new ProducerRecord<>(TOPIC, order.id().toString(), Integer.toString(order.item())));
    }

    private Thread consumer() {
        return Thread.ofPlatform().daemon().start(() -> {
            try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
                    Connection stock = books.stock().getConnection()) {
                stock.setAutoCommit(false);
                consumer.subscribe(List.of(TOPIC));
                while (open) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                        receive(record, consumer, stock);
                    }
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** A consumer that crashes after its commit restarts and receives the record again. */
    private void receive(ConsumerRecord<String, String> record, KafkaConsumer<?, ?> consumer, Connection stock)
            throws SQLException {
        var order = new Order(UUID.fromString(record.key()), Integer.parseInt(record.value()));
        lastReceived.set(System.nanoTime());
        reserve(order, stock);
        try {
            crashes.at(Point.BEFORE_ANSWER, order.id());
        } catch (Crash andAgain) {
            reserve(order, stock);
        }
        consumer.commitAsync(
                Map.of(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1)),
                null);
    }

    private void reserve(Order order, Connection stock) throws SQLException {
        OrderAndStockDatabases.reserve(stock, order);
        stock.commit();
        books.noteAgreed(order.id());
    }

    @Override
    public void settle() {
        producer.flush();
        IdlePeriod.since(lastReceived);
    }

    @Override
    public void close() {
        open = false;
        producer.close();
        consumers.forEach(consumer -> {
            try {
                consumer.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
