package dev.souk.order.stream;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns from {@code souk.orders} which orders have changed, whichever instance changed them, from the first stream on.
 * Each instance reads all partitions from their end; it is no member of the service's consumer group and commits
 * nothing. While the topic cannot be read, streams poll; afterwards the events are read, or all streams are woken.
 */
@Component
class OrderChangeListener implements DisposableBean {

    static final String TOPIC = "souk.orders";

    private static final Logger log = LoggerFactory.getLogger(OrderChangeListener.class);

    /** The position may have been deleted meanwhile: latest. Only the keys of events are needed: small fetches. */
    private static final Properties SETTINGS = settings();

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A right is given by a human. */
    private static final Duration PAUSE_WITHOUT_RIGHT = Duration.ofSeconds(30);

    private final ConsumerFactory<String, byte[]> consumers;
    private final AtomicBoolean listening = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);

    OrderChangeListener(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** Tells {@code changes} from now on which orders have changed. No effect while it already does. */
    void listen(java.util.function.Consumer<Predicate<String>> changes) {
        if (listening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("order-change-listener").start(() -> {
                try {
                    run(changes);
                } finally {
                    listening.set(false); // after a defect the next stream starts it again
                }
            });
        }
    }

    @Override
    public void destroy() {
        stopping.countDown();
    }

    private void run(java.util.function.Consumer<Predicate<String>> changes) {
        String logged = "";
        Duration pause = Duration.ZERO;
        while (!isStopping(pause)) {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "order-changes", null, SETTINGS)) {
                seekToEnd(consumer);
                consumer.poll(POLL); // the first request that needs the right to read
                logged = "";
                pause = Duration.ZERO;
                changes.accept(_ -> true); // any may have changed before
                while (!isStopping(Duration.ZERO) && readsAllPartitions(consumer)) {
                    consumer.poll(POLL).forEach(event -> changes.accept(String.valueOf(event.key())::equals));
                }
            } catch (KafkaException failure) {
                String reason = String.valueOf(failure.getMessage());
                if (!reason.equals(logged)) {
                    log.info("{} cannot be read, streams poll: {}", TOPIC, reason);
                    logged = reason;
                }
                pause = pauseAfter(failure, pause);
            }
        }
    }

    private static Duration pauseAfter(KafkaException failure, Duration last) {
        if (failure instanceof AuthorizationException) {
            return PAUSE_WITHOUT_RIGHT;
        }
        Duration doubled = last.isZero() ? FIRST_PAUSE : last.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
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

    /** False when partitions have been added. The consumer has their number in memory, and renews it by itself. */
    private static boolean readsAllPartitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(TOPIC, TIMEOUT).size()
                == consumer.assignment().size();
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "65536");
        return settings;
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
