package dev.souk.common.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Sends rows with a producer that belongs to the relay alone. One that will never work again is closed, and the next
 * round has another. That costs no order: whatever the old one still gets through are rows that the outbox still has.
 */
final class KafkaPublisher implements Publisher, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final String source;
    private final Duration patience;

    /**
     * Sends with a producer of {@code producers}, idempotent with acks=all.
     *
     * @param source names this service
     * @param patience how long a producer that works takes at most to say what became of a record
     */
    KafkaPublisher(DefaultKafkaProducerFactory<String, byte[]> producers, String source, Duration patience) {
        this.producers = producers;
        this.source = source;
        this.patience = patience;
    }

    @Override
    public List<Result> publish(List<OutboxRow> rows) {
        List<CompletableFuture<Optional<Exception>>> answers = sendAll(rows);
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        List<Result> results = new ArrayList<>();
        Optional<Exception> fatal = Optional.empty();
        for (int i = 0; i < rows.size(); i++) {
            Optional<Exception> failure = failure(answers.get(i));
            results.add(SendFailureClassifier.result(rows.get(i), failure));
            fatal = fatal.or(() -> failure.filter(SendFailureClassifier::isOfTheProducer));
        }
        fatal.ifPresent(this::replaceProducer);
        return results;
    }

    @Override
    public void close() {
        producers.destroy();
    }

    private static Optional<Exception> failure(CompletableFuture<Optional<Exception>> answer) {
        return answer.isDone() ? answer.join() : Optional.of(new IllegalStateException("no answer in time"));
    }

    private void replaceProducer(Exception reason) {
        log.warn("The producer will never work again and is replaced: {}", SendFailureClassifier.text(reason));
        producers.reset();
    }

    /** A topic without metadata blocks each send to it; after the first one the others of the round are not tried. */
    private List<CompletableFuture<Optional<Exception>>> sendAll(List<OutboxRow> rows) {
        List<CompletableFuture<Optional<Exception>>> answers = new ArrayList<>();
        Set<String> away = new HashSet<>();
        for (OutboxRow row : rows) {
            CompletableFuture<Optional<Exception>> answer = away.contains(row.topic()) ? notTried() : send(row);
            answer.getNow(Optional.empty())
                    .filter(TimeoutException.class::isInstance)
                    .ifPresent(blocked -> away.add(row.topic()));
            answers.add(answer);
        }
        return answers;
    }

    private static CompletableFuture<Optional<Exception>> notTried() {
        return CompletableFuture.completedFuture(Optional.of(new TimeoutException("not tried, its topic is away")));
    }

    private CompletableFuture<Optional<Exception>> send(OutboxRow row) {
        var answer = new CompletableFuture<Optional<Exception>>();
        try {
            Producer<String, byte[]> producer = producers.createProducer(); // the present one, unless there is none
            var _ = producer.send(
                    CloudEventRecord.of(row, source),
                    (place, failure) -> answer.complete(Optional.ofNullable(failure)));
        } catch (KafkaException | IllegalStateException notEvenSent) {
            answer.complete(Optional.of(notEvenSent));
        }
        return answer;
    }
}
