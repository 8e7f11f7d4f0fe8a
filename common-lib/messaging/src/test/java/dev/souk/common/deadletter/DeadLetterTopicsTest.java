package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaProducerException;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;

@SuppressWarnings("unchecked")
class DeadLetterTopicsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ConsumerRecord<?, ?> MESSAGE = new ConsumerRecord<>("topic", 0, 1, "key", new byte[1]);

    private final KafkaOperations<Object, Object> kafka = mock(KafkaOperations.class);
    private final ProducerFactory<Object, Object> producers = mock(ProducerFactory.class);
    private final Clock clock = mock(Clock.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetterTopics topics = new DeadLetterTopics(kafka, "group", meters, clock);

    @BeforeEach
    void start() {
        when(kafka.getProducerFactory()).thenReturn(producers);
        when(clock.instant()).thenReturn(NOW);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverTheTopicSaysTheConsumerGoesOn(RuntimeException failure) {
        when(kafka.send(any(ProducerRecord.class))).thenThrow(failure).thenReturn(failed(failure));

        assertThat(copy()).isFalse();
        assertThat(copy()).isFalse();

        assertThat(uncopied()).isEqualTo(2);
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(
                        new RecordTooLargeException("1048700 bytes"),
                        new SerializationException("cannot be written"),
                        new InvalidTopicException("249 characters"),
                        new UnknownTopicOrPartitionException("deleted"),
                        new TopicAuthorizationException("no right"),
                        new ClusterAuthorizationException("no right"),
                        new SaslAuthenticationException("another password"),
                        new NotEnoughReplicasException("one of two"),
                        new DisconnectException("reset"),
                        new TimeoutException("no metadata"),
                        new KafkaException("in an error state", new SaslAuthenticationException("before")),
                        new IllegalStateException("closed"))
                .flatMap(failure -> Stream.of(failure, new org.springframework.kafka.KafkaException("", failure)));
    }

    @Test
    void anAcknowledgedCopyIsOne() {
        when(kafka.send(any(ProducerRecord.class))).thenReturn(acknowledged());

        assertThat(copy()).isTrue();
        assertThat(uncopied()).isZero();
    }

    @Test
    void aTopicThatTakesLongToRefuseIsLeftOutForAWhile() {
        when(kafka.send(any(ProducerRecord.class))).thenAnswer(_ -> {
            when(clock.instant()).thenReturn(NOW.plusSeconds(5));
            return failed(new TimeoutException("no metadata"));
        });
        copy();
        copy();
        verify(kafka, times(1)).send(any(ProducerRecord.class));

        when(clock.instant()).thenReturn(NOW.plus(Duration.ofMinutes(1)));
        when(kafka.send(any(ProducerRecord.class))).thenReturn(acknowledged());
        assertThat(copy()).isTrue();
    }

    @Test
    void aClockThatIsSetBackLeavesNoTopicOutForLonger() {
        when(kafka.send(any(ProducerRecord.class))).thenAnswer(_ -> {
            when(clock.instant()).thenReturn(NOW.plusSeconds(5));
            return failed(new TimeoutException("no metadata"));
        });
        copy();

        when(clock.instant()).thenReturn(NOW.minus(Duration.ofHours(1)));
        when(kafka.send(any(ProducerRecord.class))).thenReturn(acknowledged());
        assertThat(copy()).isTrue();
    }

    @Test
    void aProducerThatDoesNotRecoverIsReplaced() {
        when(kafka.send(any(ProducerRecord.class)))
                .thenReturn(failed(new RecordTooLargeException("")))
                .thenReturn(failed(new KafkaException("error state", new ClusterAuthorizationException(""))));
        copy();
        verify(producers, never()).reset();
        copy();
        verify(producers).reset();
    }

    @Test
    void whatNeitherTheFullTableNorTheTopicTakesIsStoredBeyondTheLimit() {
        DeadLetterRepository full = mock();
        var recoverer = new DeadLetterRecoverer(full, topics, UUID::randomUUID, "group", meters);
        when(kafka.send(any(ProducerRecord.class)))
                .thenReturn(acknowledged())
                .thenReturn(failed(new RecordTooLargeException("")));

        recoverer.accept(MESSAGE, new IllegalStateException());
        verify(full, never()).insertBeyondLimit(any());
        recoverer.accept(MESSAGE, new IllegalStateException());
        verify(full).insertBeyondLimit(any());
    }

    private boolean copy() {
        return topics.copy(MESSAGE, new IllegalStateException());
    }

    private double uncopied() {
        return meters.counter("souk.deadletters.uncopied", "topic", "topic").count();
    }

    private static CompletableFuture<SendResult<Object, Object>> acknowledged() {
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<SendResult<Object, Object>> failed(RuntimeException failure) {
        return CompletableFuture.failedFuture(
                new KafkaProducerException(new ProducerRecord<>("topic", ""), "", failure));
    }
}
