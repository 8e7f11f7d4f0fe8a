package dev.souk.system.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.souk.launcher.report.LauncherException;
import dev.souk.system.observe.Topics.Position;
import java.util.Comparator;
import java.util.HashMap;
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
    private static final int PATIENCE_MILLIS = 10_000;

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

    /** How far the groups are, and then every record: what a group has put aside by then is among the dead letters. */
    public Topics read() {
        List<Position> positions = positions();
        List<Event> records =
                new RecordReader(servers).between(offsets(OffsetSpec.earliest()), offsets(OffsetSpec.latest()));
        return new Topics(
                records.stream()
                        .filter(event -> !Subscription.isDeadLetterTopic(event.topic()))
                        .toList(),
                records.stream()
                        .filter(event -> Subscription.isDeadLetterTopic(event.topic()))
                        .toList(),
                positions);
    }

    /** How far each group is on each partition. */
    public List<Position> positions() {
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        Set<String> topics = begins.keySet().stream().map(TopicPartition::topic).collect(toSet());
        List<Subscription> subscriptions = Subscription.of(topics);
        var committed = new HashMap<String, Map<TopicPartition, @Nullable OffsetAndMetadata>>();
        subscriptions.forEach(each -> committed.computeIfAbsent(each.group(), this::committed));
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        return subscriptions.stream()
                .flatMap(each -> begins.entrySet().stream()
                        .filter(begin -> begin.getKey().topic().equals(each.topic()))
                        .map(begin -> position(each, begin, committed.getOrDefault(each.group(), Map.of()), ends)))
                .sorted(Comparator.comparing(Position::topic)
                        .thenComparing(Position::group)
                        .thenComparingInt(Position::partition))
                .toList();
    }

    private static Position position(
            Subscription subscription,
            Map.Entry<TopicPartition, Long> begin,
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends) {
        TopicPartition partition = begin.getKey();
        OffsetAndMetadata done = committed.get(partition);
        return new Position(
                subscription.group(),
                partition.topic(),
                partition.partition(),
                done == null ? begin.getValue() : done.offset(),
                ends.getOrDefault(partition, begin.getValue()));
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
            throw new LauncherException("Cannot read Kafka at %s: %s".formatted(servers, failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while reading Kafka at " + servers, stopped);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
