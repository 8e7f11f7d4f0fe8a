package dev.souk.system.check.topics;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.souk.launcher.report.SoukFailure;
import dev.souk.system.check.topics.Topics.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A broker to which one listens without being noticed: no group is joined, nothing is written or committed. */
public final class Broker implements AutoCloseable {

    private static final String OURS = "souk.";
    private static final int PATIENCE_MILLIS = 20_000;

    private final String servers;
    private final Admin admin;

    /** The broker at these bootstrap servers. */
    public Broker(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 4,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
    }

    /** Every record that the topics hold now, and how far the groups are. */
    public Topics read() {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        List<Event> records = new Records(servers).between(begins, ends);
        return new Topics(
                records.stream()
                        .filter(event -> !Subscription.isDeadLetterTopic(event.topic()))
                        .toList(),
                records.stream()
                        .filter(event -> Subscription.isDeadLetterTopic(event.topic()))
                        .toList(),
                positions(begins, ends));
    }

    /** How far each group is on each partition. */
    public List<Position> positions() {
        return positions(offsets(OffsetSpec.earliest()), offsets(OffsetSpec.latest()));
    }

    private List<Position> positions(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Set<String> topics = ends.keySet().stream().map(TopicPartition::topic).collect(toSet());
        return Subscription.of(topics).stream()
                .flatMap(subscription -> positions(subscription, begins, ends).stream())
                .toList();
    }

    private List<Position> positions(
            Subscription subscription, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = committed(subscription.group());
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(subscription.topic()))
                .map(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    long next = done == null ? begins.getOrDefault(end.getKey(), 0L) : done.offset();
                    return new Position(
                            subscription.group(),
                            subscription.topic(),
                            end.getKey().partition(),
                            next,
                            end.getValue());
                })
                .sorted(Comparator.comparingInt(Position::partition))
                .toList();
    }

    private Map<TopicPartition, @Nullable OffsetAndMetadata> committed(String group) {
        return answer(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group));
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = partitions().stream().collect(toMap(identity(), _ -> spec));
        return answer(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private List<TopicPartition> partitions() {
        List<String> names = answer(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(OURS))
                .toList();
        return answer(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new SoukFailure("Cannot read Kafka at %s: %s".formatted(servers, failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SoukFailure("Interrupted while reading Kafka at " + servers, stopped);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
