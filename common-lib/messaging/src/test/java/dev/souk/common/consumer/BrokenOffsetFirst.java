package dev.souk.common.consumer;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.RecordInterceptor;

/** Broken on purpose: a record counts as done before it has had its effect. A crash in between loses the effect. */
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "offset-first")
class BrokenOffsetFirst
        implements RecordInterceptor<Object, Object>,
                ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> {

    /** In place of {@link ConsumerProgress}, which is primary. */
    @Override
    public void configure(ConcurrentMessageListenerContainer<Object, Object> container) {
        container.setRecordInterceptor(this);
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        consumer.commitSync(Map.of(
                new TopicPartition(message.topic(), message.partition()), new OffsetAndMetadata(message.offset() + 1)));
        return message;
    }
}
