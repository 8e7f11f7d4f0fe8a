package dev.souk.system.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.system.observe.TopicContents.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of a broker. It joins none of them and commits nothing. */
final class ConsumerGroups {

    private ConsumerGroups() {}

    /** How far each group is on each partition: at the beginning if it has committed nothing. */
    static List<Position> positions(BrokerLogin broker) {
        var topics = new Topics(broker);
        Map<TopicPartition, Long> begins = topics.begins();
        List<Subscription> subscriptions = Subscription.of(
                begins.keySet().stream().map(TopicPartition::topic).collect(toSet()));
        var committed = committed(broker, subscriptions);
        Map<TopicPartition, Long> ends = topics.ends();
        var positions = new ArrayList<Position>();
        for (Subscription reader : subscriptions) {
            begins.forEach((at, begin) -> {
                if (at.topic().equals(reader.topic())) {
                    OffsetAndMetadata last =
                            committed.getOrDefault(reader.group(), Map.of()).get(at);
                    long next = last == null ? begin : last.offset();
                    positions.add(new Position(
                            reader.group(), at.topic(), at.partition(), next, ends.getOrDefault(at, next)));
                }
            });
        }
        positions.sort(Comparator.comparing(Position::topic)
                .thenComparing(Position::group)
                .thenComparingInt(Position::partition));
        return positions;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(
            BrokerLogin broker, List<Subscription> subscriptions) {
        Map<String, ListConsumerGroupOffsetsSpec> groups = subscriptions.stream()
                .map(Subscription::group)
                .distinct()
                .collect(toMap(identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        var settings = new HashMap<>(broker.settings());
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 20_000);
        try (Admin admin = Admin.create(settings)) {
            return new Topics(broker)
                    .result(admin.listConsumerGroupOffsets(groups).all());
        }
    }
}
