package dev.souk.common.consumer;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends 50 records a second to each of four partitions. */
final class SteadyRecords implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SteadyRecords(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void begin(String topic) {
        var _ = clock.scheduleAtFixedRate(() -> send(topic), 0, 20, TimeUnit.MILLISECONDS);
    }

    private void send(String topic) {
        for (int partition = 0; partition < 4; partition++) {
            var _ = producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1}));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
