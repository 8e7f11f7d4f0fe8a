package dev.souk.system.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.system.observe.TopicContents.EventSource;
import dev.souk.system.observe.TopicContents.Position;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Observes a broker: joins no group, publishes and commits nothing. */
public final class Broker implements AutoCloseable {

    private static final String TOPIC_PREFIX = "souk.";
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Duration READ_LIMIT = Duration.ofMinutes(2);

    private final BrokerLogin broker;
    private final Admin admin;

    /** The broker, with an account that may read everything. */
    public Broker(BrokerLogin broker) {
        this.broker = broker;
        var settings = new HashMap<>(broker.settings());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 4);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.admin = Admin.create(settings);
    }

    /**
     * The positions of the groups, and then every record up to now: what a group has rejected by then is among the dead
     * letters.
     */
    public TopicContents contents() {
        List<Position> positions = positions();
        Map<Boolean, Map<TopicPartition, Long>> ends = offsets(OffsetSpec.latest()).entrySet().stream()
                .collect(partitioningBy(
                        end -> Subscription.isDeadLetterTopic(end.getKey().topic()),
                        toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new TopicContents(
                positions, records(ends.getOrDefault(true, Map.of())), records(ends.getOrDefault(false, Map.of())));
    }

    private EventSource records(Map<TopicPartition, Long> ends) {
        return action -> new Topics(broker, READ_LIMIT).read(Map.of(), ends, record -> action.accept(Event.of(record)));
    }

    /** How far each group is on each partition. */
    public List<Position> positions() {
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        List<Subscription> subscriptions = Subscription.of(
                begins.keySet().stream().map(TopicPartition::topic).collect(toSet()));
        Map<String, Map<TopicPartition, Long>> committed = subscriptions.stream()
                .map(Subscription::group)
                .distinct()
                .collect(toMap(identity(), group -> committed(group, begins)));
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        return subscriptions.stream()
                .flatMap(reader -> committed.getOrDefault(reader.group(), Map.of()).entrySet().stream()
                        .filter(at -> at.getKey().topic().equals(reader.topic()))
                        .map(at -> new Position(
                                reader.group(),
                                reader.topic(),
                                at.getKey().partition(),
                                at.getValue(),
                                ends.getOrDefault(at.getKey(), at.getValue()))))
                .sorted(Comparator.comparing(Position::topic)
                        .thenComparing(Position::group)
                        .thenComparingInt(Position::partition))
                .toList();
    }

    /** Where the group goes on in each partition: at the beginning if it has committed nothing. */
    private Map<TopicPartition, Long> committed(String group, Map<TopicPartition, Long> begins) {
        var offsets = new HashMap<>(begins);
        result(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> offsets.put(partition, committed.offset()));
        return offsets;
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
            throw new ToolException("Cannot read Kafka at %s: %s".formatted(broker, failed.getCause()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while reading Kafka at " + broker, interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
