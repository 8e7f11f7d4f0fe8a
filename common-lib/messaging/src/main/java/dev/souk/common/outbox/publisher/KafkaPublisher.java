package dev.souk.common.outbox.publisher;

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
 * Publishes rows with a producer that only the relay uses. After a fatal failure the producer is closed and the next
 * round creates another. The order is kept: the outbox still has every row that the old producer may have published.
 */
public final class KafkaPublisher implements Publisher, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);
    private static final Optional<Exception> NO_RESULT = Optional.of(new IllegalStateException("no result in time"));
    private static final CompletableFuture<Optional<Exception>> SKIPPED =
            CompletableFuture.completedFuture(Optional.of(new TimeoutException("skipped, its topic is unavailable")));

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final String source;
    private final Duration resultTimeout;
    private final SendSpans spans;

    /**
     * Sends with a producer of {@code producers}, idempotent with acks=all.
     *
     * @param source names this service
     * @param resultTimeout the longest time in which a working producer reports the result of a record
     * @param spans of what is sent
     */
    public KafkaPublisher(
            DefaultKafkaProducerFactory<String, byte[]> producers,
            String source,
            Duration resultTimeout,
            SendSpans spans) {
        this.producers = producers;
        this.source = source;
        this.resultTimeout = resultTimeout;
        this.spans = spans;
    }

    @Override
    public List<Result> publish(List<OutboxRow> rows) {
        List<CompletableFuture<Optional<Exception>>> outcomes = sendAll(rows);
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, resultTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        List<Result> results = new ArrayList<>();
        Optional<Exception> fatal = Optional.empty();
        for (CompletableFuture<Optional<Exception>> outcome : outcomes) {
            Optional<Exception> failure = outcome.getNow(NO_RESULT);
            results.add(SendFailureClassifier.result(failure));
            fatal = fatal.or(() -> failure.filter(SendFailureClassifier::isOfTheProducer));
        }
        fatal.ifPresent(this::replaceProducer);
        return results;
    }

    @Override
    public void close() {
        producers.destroy();
    }

    private void replaceProducer(Exception reason) {
        log.warn("The producer failed fatally and is replaced: {}", SendFailureClassifier.text(reason));
        producers.reset();
    }

    /**
     * Each send to a topic without metadata, or without the right to write, blocks: after the first one that has failed
     * at once, and not by its record, the others of the topic are skipped in this round.
     */
    private List<CompletableFuture<Optional<Exception>>> sendAll(List<OutboxRow> rows) {
        List<CompletableFuture<Optional<Exception>>> outcomes = new ArrayList<>();
        Set<String> unavailable = new HashSet<>();
        for (OutboxRow row : rows) {
            CompletableFuture<Optional<Exception>> outcome = unavailable.contains(row.topic()) ? SKIPPED : send(row);
            outcome.getNow(Optional.empty())
                    .filter(failure -> !SendFailureClassifier.isOfTheRecord(failure))
                    .ifPresent(blocked -> unavailable.add(row.topic()));
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private CompletableFuture<Optional<Exception>> send(OutboxRow row) {
        var outcome = new CompletableFuture<Optional<Exception>>();
        SendSpans.Sending sending = spans.begin(row);
        try {
            Producer<String, byte[]> producer = producers.createProducer(); // the current one, or a new one
            var _ = producer.send(sending.row().toRecord(source), (place, failure) -> {
                sending.end(failure);
                outcome.complete(Optional.ofNullable(failure));
            });
        } catch (KafkaException | IllegalStateException notSent) {
            sending.end(notSent);
            outcome.complete(Optional.of(notSent));
        }
        return outcome;
    }
}
