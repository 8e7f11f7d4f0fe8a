package dev.souk.common.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A process that consumes a topic until it is killed, and says for each record from which partition it was. */
final class GroupMember {

    private GroupMember() {}

    /** Takes the topic, and settings as {@code name=value}. */
    public static void main(String[] arguments) {
        Map<String, Object> settings = new HashMap<>();
        for (String setting : List.of(arguments).subList(1, arguments.length)) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(arguments[0]));
            while (!System.out.checkError()) {
                var records = consumer.poll(Duration.ofMillis(100));
                records.forEach(record -> System.out.println(record.partition()));
                if (!records.isEmpty()) {
                    commit(consumer);
                }
            }
        }
    }

    private static void commit(KafkaConsumer<?, ?> consumer) {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException notMineAnyMore) {
            System.err.println(notMineAnyMore); // whoever has the partition now consumes it again
        }
    }
}
