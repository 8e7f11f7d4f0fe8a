package dev.souk.common.deadletter;

import dev.souk.common.core.IdGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/** Broken on purpose: a record that its dead-letter topic refuses is delivered again, for ever. */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "dead-letter-topic-refuses")
class BrokenDeadLetterTopicRefuses implements ConsumerRecordRecoverer {

    private final DeadLetterRepository letters;
    private final DeadLetterTopics topics;
    private final IdGenerator ids;
    private final String group;

    BrokenDeadLetterTopicRefuses(
            DeadLetterRepository letters,
            DeadLetterTopics topics,
            IdGenerator ids,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        this.letters = letters;
        this.topics = topics;
        this.ids = ids;
        this.group = group;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception failure) {
        letters.insert(DeadLetter.of(ids.next(), message, group, ListenerFailures.reason(failure)));
        if (!topics.copy(message, failure)) {
            throw new IllegalStateException("the dead-letter topic refuses the record");
        }
    }
}
