package dev.souk.order.stream;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns from {@code souk.orders} which orders have changed, whichever instance changed them, from the first stream on.
 * Each instance reads all partitions from their end, so it is in no consumer group and commits no offset. While the
 * broker is unavailable, streams poll; what was published meanwhile is read afterwards.
 */
@Component
class OrderChangeListener implements DisposableBean {

    static final String TOPIC = "souk.orders";

    private static final Logger log = LoggerFactory.getLogger(OrderChangeListener.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;
    private final AtomicBoolean listening = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);

    OrderChangeListener(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** Tells {@code changes} from now on which orders have changed. The first call alone has an effect. */
    void listen(java.util.function.Consumer<Predicate<UUID>> changes) {
        if (listening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("order-change-listener").start(() -> run(changes));
        }
    }

    @Override
    public void destroy() {
        stopping.countDown();
    }

    private void run(java.util.function.Consumer<Predicate<UUID>> changes) {
        String logged = "";
        do {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "order-changes", null)) {
                seekToEnd(consumer);
                logged = "";
                changes.accept(_ -> true); // any may have changed before
                while (!isStopping(Duration.ZERO)) {
                    consumer.poll(WAIT)
                            .forEach(event -> changes.accept(id -> id.toString().equals(event.key())));
                }
            } catch (KafkaException failure) {
                String reason = String.valueOf(failure.getMessage());
                if (!reason.equals(logged)) {
                    log.info("{} cannot be read, streams poll: {}", TOPIC, reason);
                    logged = reason;
                }
            }
        } while (!isStopping(WAIT));
    }

    /** Positions are determined here, not with the first poll: a change from now on is not missed. */
    private static void seekToEnd(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC, TIMEOUT).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("it does not exist yet");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, TIMEOUT));
    }

    private boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
