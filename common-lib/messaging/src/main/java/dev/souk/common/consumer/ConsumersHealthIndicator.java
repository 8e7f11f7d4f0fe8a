package dev.souk.common.consumer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Up once every consumer has joined its group, and from then on always. A broker that becomes unavailable later does
 * not make the instance unready: it still accepts requests, whose events remain in the outbox. Nor does a consumer that
 * makes no progress: another instance would get the same record. That is a detail.
 */
final class ConsumersHealthIndicator implements HealthIndicator, ConsumerAwareRebalanceListener {

    private final KafkaListenerEndpointRegistry listeners;
    private final ConsumerProgress progress;
    private final TopicProvisioner topics;
    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    ConsumersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, ConsumerProgress progress, TopicProvisioner topics) {
        this.listeners = listeners;
        this.progress = progress;
        this.topics = topics;
    }

    static Stream<String> topics(MessageListenerContainer listener) {
        return Stream.ofNullable(listener.getContainerProperties().getTopics()).flatMap(Arrays::stream);
    }

    /**
     * Also called without partitions: with more instances than partitions, that consumer has joined too; if the topic
     * does not exist yet, or no more, it has not.
     */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (String topic : consumer.subscription()) {
            if (consumer.partitionsFor(topic).isEmpty()) {
                topics.again();
            } else {
                joined.add(topic);
            }
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        progress.revoked(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        progress.revoked(partitions);
    }

    @Override
    public Health health() {
        var missing = listeners.getListenerContainers().stream()
                .filter(it -> equals(it.getContainerProperties().getConsumerRebalanceListener())) // it tells this one
                .flatMap(ConsumersHealthIndicator::topics)
                .filter(topic -> !joined.contains(topic))
                .toList();
        var health = missing.isEmpty() ? Health.up() : Health.outOfService().withDetail("waiting_for", missing);
        var stalled = progress.stalled();
        return (stalled.isEmpty() ? health : health.withDetail("stalled_seconds", stalled)).build();
    }
}
