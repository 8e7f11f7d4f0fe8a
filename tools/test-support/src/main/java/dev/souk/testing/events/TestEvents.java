package dev.souk.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes events as other services would, and reads what the service under test has published. The names of headers
 * are written a second time here: a test fails when the code changes them.
 */
public final class TestEvents implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final TopicReader reader;
    private final KafkaAdmin topics;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    /** Connects to the broker at {@code bootstrapServers}. */
    public TestEvents(String bootstrapServers) {
        producers = new DefaultKafkaProducerFactory<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new ByteArraySerializer());
        reader = new TopicReader(bootstrapServers);
        topics = new KafkaAdmin(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Publishes an event with a new id, which is returned. */
    public UUID publish(String topic, String type, UUID aggregate, long sequence, Object data) {
        UUID id = UUID.randomUUID();
        publish(id, topic, type, aggregate, sequence, data);
        return id;
    }

    /** Publishes an event with a given id: the same id again is a duplicate. */
    public void publish(UUID id, String topic, String type, UUID aggregate, long sequence, Object data) {
        var headers = new HashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", "/souk/test");
        headers.put("ce_subject", aggregate.toString());
        headers.put("ce_time", "2026-01-01T00:00:00Z");
        headers.put("ce_sequence", Long.toString(sequence));
        publishRaw(topic, aggregate.toString(), json.writeValueAsBytes(data), headers);
    }

    /** Publishes any record, for example poison. */
    public void publishRaw(String topic, String key, byte[] value, Map<String, String> headers) {
        var message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        if (created.add(topic)) { // the service that owns it does not run in a test
            topics.createOrModifyTopics(TopicBuilder.name(topic).build());
        }
        new KafkaTemplate<>(producers).send(message).join();
    }

    /** The events of this aggregate on the topic so far, oldest first. */
    public List<PublishedEvent> of(String topic, UUID aggregate) {
        return reader.of(topic, aggregate.toString());
    }

    /** Waits until the topic has exactly these types for this aggregate, in order, and returns the events. */
    public List<PublishedEvent> awaitTypes(String topic, UUID aggregate, String... types) {
        Awaitility.await("events of " + aggregate)
                .atMost(TIMEOUT)
                .untilAsserted(() -> Assertions.assertThat(of(topic, aggregate))
                        .extracting(PublishedEvent::type)
                        .containsExactly(types));
        return of(topic, aggregate);
    }

    @Override
    public void close() {
        producers.destroy();
        reader.close();
    }
}
