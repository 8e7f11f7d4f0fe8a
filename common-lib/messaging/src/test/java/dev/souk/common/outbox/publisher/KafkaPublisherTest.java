package dev.souk.common.outbox.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.souk.common.outbox.publisher.Publisher.Result;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** What becomes of a row, and of the producer, after each kind of failure. */
class KafkaPublisherTest {

    private final Producer<String, byte[]> first = mock();
    private final Producer<String, byte[]> second = mock();
    private final KafkaPublisher publisher = new KafkaPublisher(
            new Producers(new ArrayDeque<>(List.of(first, second))),
            "/souk/test",
            Duration.ofMillis(100),
            new SendSpans(Propagator.NOOP));

    static Stream<Exception> fatal() {
        return Stream.of(
                new ProducerFencedException("fenced"),
                new InvalidProducerEpochException("old epoch"),
                new UnknownProducerIdException("numbering lost"),
                new ClusterAuthorizationException("may not be idempotent"),
                new SaslAuthenticationException("wrong password"),
                new KafkaException("in an error state", new ProducerFencedException("fenced")));
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void aProducerThatWillNeverWorkAgainIsReplaced(Exception failure) {
        answers(first, failure);
        answers(second, null);
        OutboxRow row = row("topic");

        assertThat(publisher.publish(List.of(row))).singleElement().isInstanceOf(Result.Retryable.class);
        assertThat(publisher.publish(List.of(row))).containsExactly(new Result.Acknowledged());

        verify(first).close(any());
    }

    @Test
    void aProducerThatIsClosedIsReplaced() {
        doThrow(new IllegalStateException("closed")).when(first).send(any(), any());
        answers(second, null);

        assertThat(publisher.publish(List.of(row("topic")))).singleElement().isInstanceOf(Result.Retryable.class);
        assertThat(publisher.publish(List.of(row("topic")))).singleElement().isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void aProducerWithoutResultsIsReplaced() {
        answers(second, null);

        assertThat(publisher.publish(List.of(row("topic")))).singleElement().isInstanceOf(Result.Retryable.class);
        assertThat(publisher.publish(List.of(row("topic")))).singleElement().isInstanceOf(Result.Acknowledged.class);
    }

    static Stream<Exception> passing() {
        return Stream.of(
                new TimeoutException("broker away"),
                new NotLeaderOrFollowerException("leader moves"),
                new TopicAuthorizationException("not allowed here"),
                new RecordTooLargeException("this one record"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void anyOtherFailureLeavesTheProducer(Exception failure) {
        answers(first, failure);

        publisher.publish(List.of(row("topic")));

        verify(first, never()).close(any());
    }

    @Test
    void aPermanentlyRejectedRecordIsReportedAsSuch() {
        answers(first, new RecordTooLargeException("300000 bytes"));
        OutboxRow row = row("topic");

        assertThat(publisher.publish(List.of(row)))
                .containsExactly(new Result.Rejected("RecordTooLargeException: 300000 bytes"));
    }

    static Stream<Exception> failuresOfATopic() {
        return Stream.of(
                new TimeoutException("topic not present in metadata"),
                new TopicAuthorizationException("away"),
                new KafkaException("a wrapper", new TopicAuthorizationException("away")));
    }

    @ParameterizedTest
    @MethodSource("failuresOfATopic")
    void anUnavailableTopicBlocksARoundOnlyOnce(Exception failure) {
        answers(first, failure);

        List<Result> results = publisher.publish(List.of(row("away"), row("away"), row("away"), row("other")));

        assertThat(results).hasSize(4).allMatch(Result.Retryable.class::isInstance);
        verify(first, times(2)).send(any(), any());
    }

    @Test
    void aRecordThatCannotBeSentKeepsNoOtherFromItsTopic() {
        answers(first, new RecordTooLargeException("1 GB"));

        publisher.publish(List.of(row("topic"), row("topic")));

        verify(first, times(2)).send(any(), any());
    }

    private static void answers(
            Producer<String, byte[]> producer, @org.jspecify.annotations.Nullable Exception failure) {
        doAnswer(call -> {
                    call.<Callback>getArgument(1).onCompletion(null, failure);
                    return mock(Future.class);
                })
                .when(producer)
                .send(any(), any());
    }

    private static OutboxRow row(String topic) {
        return new OutboxRow(UUID.randomUUID(), topic, UUID.randomUUID(), 1, "type", "{}", null, Instant.EPOCH);
    }

    /** Hands out what the test has prepared. */
    private static final class Producers extends DefaultKafkaProducerFactory<String, byte[]> {

        private final Queue<Producer<String, byte[]>> prepared;

        private Producers(Queue<Producer<String, byte[]>> prepared) {
            super(Map.of());
            this.prepared = prepared;
        }

        @Override
        protected Producer<String, byte[]> createKafkaProducer() {
            return prepared.remove();
        }
    }
}
