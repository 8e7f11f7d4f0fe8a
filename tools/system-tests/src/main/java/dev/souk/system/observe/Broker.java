package dev.souk.system.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.souk.launcher.report.LauncherException;
import dev.souk.system.observe.TopicContents.EventSource;
import dev.souk.system.observe.TopicContents.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Observes a broker: joins no group, publishes and commits nothing. */
public final class Broker implements AutoCloseable {

    private static final String TOPIC_PREFIX = "souk.";
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Duration READ_LIMIT = Duration.ofMinutes(2);

    private final String servers;
    private final Admin admin;

    /** The broker at these bootstrap servers. */
    public Broker(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 4,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
    }

    /**
     * The positions of the groups, and then every record up to now: what a group has rejected by then is among the dead
     * letters.
     */
    public TopicContents contents() {
        List<Position> positions = positions();
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        Map<Boolean, Map<TopicPartition, Long>> ends = offsets(OffsetSpec.latest()).entrySet().stream()
                .collect(partitioningBy(
                        end -> Subscription.isDeadLetterTopic(end.getKey().topic()),
                        toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new TopicContents(
                positions,
                records(begins, ends.getOrDefault(true, Map.of())),
                records(begins, ends.getOrDefault(false, Map.of())));
    }

    private EventSource records(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> own = new HashMap<>(begins);
        own.keySet().retainAll(ends.keySet());
        return action -> new Topics(servers, READ_LIMIT).read(own, ends, record -> action.accept(Event.of(record)));
    }

    /** How far each group is on each partition. */
    public List<Position> positions() {
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        Set<String> topics = begins.keySet().stream().map(TopicPartition::topic).collect(toSet());
        List<Subscription> subscriptions = Subscription.of(topics);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                subscriptions.stream().map(Subscription::group).distinct().collect(toMap(identity(), this::committed));
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        return subscriptions.stream()
                .flatMap(each -> begins.entrySet().stream()
                        .filter(begin -> begin.getKey().topic().equals(each.topic()))
                        .map(begin -> position(
                                each,
                                begin,
                                committed.getOrDefault(each.group(), Map.of()).get(begin.getKey()),
                                ends)))
                .sorted(Comparator.comparing(Position::topic)
                        .thenComparing(Position::group)
                        .thenComparingInt(Position::partition))
                .toList();
    }

    private static Position position(
            Subscription subscription,
            Map.Entry<TopicPartition, Long> begin,
            @Nullable OffsetAndMetadata committed,
            Map<TopicPartition, Long> ends) {
        TopicPartition partition = begin.getKey();
        return new Position(
                subscription.group(),
                partition.topic(),
                partition.partition(),
                committed == null ? begin.getValue() : committed.offset(),
                ends.getOrDefault(partition, begin.getValue()));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return result(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = partitions().stream().collect(toMap(identity(), _ -> spec));
        return result(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Collection<TopicPartition> partitions() {
        List<String> names = result(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(TOPIC_PREFIX))
                .toList();
        return result(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new LauncherException("Cannot read Kafka at %s: %s".formatted(servers, failed.getCause()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while reading Kafka at " + servers, interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
