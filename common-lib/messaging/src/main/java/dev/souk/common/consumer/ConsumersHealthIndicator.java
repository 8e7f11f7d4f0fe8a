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
 * Ready once every consumer has joined its group for the first time; from then on for good. A broker that goes away
 * later does not make the instance unready: it can still take orders, which wait in the outbox.
 */
final class ConsumersHealthIndicator implements HealthIndicator, ConsumerAwareRebalanceListener {

    private final KafkaListenerEndpointRegistry listeners;
    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    ConsumersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    static Stream<String> topics(MessageListenerContainer listener) {
        return Stream.ofNullable(listener.getContainerProperties().getTopics()).flatMap(Arrays::stream);
    }

    /**
     * Also called with nothing assigned: where there are more instances than partitions, that one has joined too; where
     * the topic has not been made yet, it has not.
     */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.subscription().stream()
                .filter(topic -> !consumer.partitionsFor(topic).isEmpty())
                .forEach(joined::add);
    }

    @Override
    public Health health() {
        var missing = listeners.getListenerContainers().stream()
                .flatMap(ConsumersHealthIndicator::topics)
                .filter(topic -> !joined.contains(topic))
                .toList();
        return missing.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting_for", missing).build();
    }
}
