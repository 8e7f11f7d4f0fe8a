package dev.souk.common.outbox.relay;

import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer that notes when each key arrives. */
final class Arrivals {

    private final Map<String, Long> times = new ConcurrentHashMap<>();
    private final CountDownLatch atTheEnd = new CountDownLatch(1);
    private final CountDownLatch missing;
    private final String topic;

    /** Waits for {@code count} keys on {@code topic}, of those that come from now on. */
    Arrivals(String topic, int count) throws InterruptedException {
        this.topic = topic;
        this.missing = new CountDownLatch(count);
        Thread.ofPlatform().daemon().start(this::consume);
        atTheEnd.await();
    }

    /** The {@link System#nanoTime} at which each key came; all keys are there. */
    Map<String, Long> await() throws InterruptedException {
        missing.await();
        return times;
    }

    private void consume() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Infrastructure.get().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            atTheEnd.countDown();
            while (missing.getCount() > 0) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    times.putIfAbsent(message.key(), System.nanoTime());
                    missing.countDown();
                });
            }
        }
    }
}
