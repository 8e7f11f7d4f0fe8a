package dev.souk.common.outbox.publisher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** The producer of the relay: it gives up early, since the row remains in the outbox. */
public final class RelayProducers {

    private static final int CLOSE_SECONDS = 1;
    private static final int BATCH_BYTES = 128 * 1024;

    private RelayProducers() {}

    /**
     * Producers with the settings of the relay.
     *
     * @param service the producer factory of this service, with its connection settings and metrics; its serializers
     *     may be for other records
     * @param sendTimeout after which the relay gets the result of a record; a quarter of it is the limit for fetching
     *     the metadata of a topic, a third that of each request
     */
    @SuppressWarnings("unchecked") // listeners look at no record
    public static DefaultKafkaProducerFactory<String, byte[]> of(ProducerFactory<?, ?> service, Duration sendTimeout) {
        int millis = Math.toIntExact(sendTimeout.toMillis());
        Map<String, Object> own = new HashMap<>(service.getConfigurationProperties());
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 0); // a round sends all its rows at once
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 3);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 4);
        var producers = new DefaultKafkaProducerFactory<>(own, new StringSerializer(), new ByteArraySerializer());
        producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
        ((ProducerFactory<String, byte[]>) service).getListeners().forEach(producers::addListener);
        return producers;
    }
}
