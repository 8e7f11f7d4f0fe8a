package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;

class TopicProvisionerTest {

    private static final NewTopic TOPIC = new NewTopic("souk.stock", 4, (short) 1);

    private final KafkaAdmin admin = mock();
    private final TopicProvisioner topics = new TopicProvisioner(admin);

    @Test
    void topicsThatAreGoneAreCreatedAgain() {
        topics.createMissing();
        topics.createMissing();
        verify(admin, times(1)).initialize();

        topics.again();
        topics.createMissing();
        verify(admin, times(2)).initialize();
    }

    /** It has lost its disk, and orders would wait for topics longer than they live. */
    @Test
    void aBrokerThatComesBackEmptyHasItsTopicsAsSoonAsAConsumerFindsNone() {
        Consumer<Object, Object> consumer = mock();
        when(consumer.subscription()).thenReturn(Set.of(TOPIC.name()));
        var consumers = new ConsumersHealthIndicator(mock(), mock(), topics);
        topics.createMissing();

        when(consumer.partitionsFor(TOPIC.name())).thenReturn(List.of());
        consumers.onPartitionsAssigned(consumer, List.of());

        topics.createMissing();
        verify(admin, times(2)).initialize();
    }

    /** It may have fewer partitions, and be that of another service. */
    @Test
    void aTopicThatExistsStaysAsItIs() {
        var description = new TopicDescription(TOPIC.name(), false, List.of());
        when(admin.describeTopics(TOPIC.name())).thenReturn(Map.of(TOPIC.name(), description));
        Predicate<NewTopic> createOrModify = createOrModify();

        assertThat(createOrModify.test(TOPIC)).isFalse();
        assertThat(createOrModify.test(TOPIC)).isFalse();
        verify(admin, times(1)).describeTopics(TOPIC.name());

        topics.again();
        assertThat(createOrModify.test(TOPIC)).isFalse();
        verify(admin, times(2)).describeTopics(TOPIC.name());
    }

    @Test
    void aTopicThatTheBrokerDoesNotKnowIsCreated() {
        when(admin.describeTopics(TOPIC.name())).thenThrow(failure(new UnknownTopicOrPartitionException()));

        assertThat(createOrModify().test(TOPIC)).isTrue();
    }

    @Test
    void aTopicThatTheServiceMayNotSeeKeepsNoOtherFromBeingCreated() {
        when(admin.describeTopics(TOPIC.name())).thenThrow(failure(new TopicAuthorizationException(TOPIC.name())));

        assertThat(createOrModify().test(TOPIC)).isTrue();
    }

    @Test
    void aTopicIsNeitherCreatedNorGivenUpDuringAnOutage() {
        Predicate<NewTopic> createOrModify = createOrModify();
        when(admin.describeTopics(TOPIC.name())).thenThrow(new KafkaException("no response", new TimeoutException()));
        when(admin.initialize()).thenAnswer(_ -> createOrModify.test(TOPIC)).thenReturn(true);

        topics.createMissing();
        topics.createMissing();
        topics.createMissing();

        verify(admin, times(2)).initialize();
    }

    private Predicate<NewTopic> createOrModify() {
        ArgumentCaptor<Predicate<NewTopic>> predicate = ArgumentCaptor.captor();
        verify(admin).setCreateOrModifyTopic(predicate.capture());
        return predicate.getValue();
    }

    private static KafkaException failure(Exception response) {
        return new KafkaException("Failed to obtain topic descriptions", new ExecutionException(response));
    }
}
