package dev.souk.system.variants;

import dev.souk.system.observe.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Finds records on the topics and delivers them a second time. */
record DeliveredRecords(Topics topics) {

    /** The first event of this type about the order. */
    Optional<ConsumerRecord<byte[], byte[]>> find(String topic, UUID order, String type) {
        return topics.all(topic).stream()
                .filter(record -> order.toString().equals(text(record.key())))
                .filter(record -> type.equals(header(record, "ce_type")))
                .findFirst();
    }

    /** The id of an event. */
    static UUID id(ConsumerRecord<byte[], byte[]> record) {
        return UUID.fromString(header(record, "ce_id"));
    }

    /** Appends the same event again. */
    void redeliver(ConsumerRecord<byte[], byte[]> record) {
        topics.publish(List.of(new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers())));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
