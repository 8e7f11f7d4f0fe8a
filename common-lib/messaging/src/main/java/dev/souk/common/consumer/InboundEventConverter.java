package dev.souk.common.consumer;

import dev.souk.common.event.InboundEvent;
import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Converts a record to an {@link InboundEvent} for its listener. */
@Primary // as ConsumerErrorHandler
final class InboundEventConverter extends MessagingMessageConverter {

    @Override
    public Message<?> toMessage(
            ConsumerRecord<?, ?> message,
            @Nullable Object acknowledgment,
            @Nullable Object consumer,
            @Nullable Type payloadType) {
        return MessageBuilder.withPayload(InboundEvent.of(message)).build();
    }
}
