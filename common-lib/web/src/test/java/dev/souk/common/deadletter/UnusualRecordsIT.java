package dev.souk.common.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import dev.souk.testing.infrastructure.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a record is like, and whatever its dead-letter topic says, it is kept and the one behind it is processed.
 */
@SoukTest
@TestPropertySource(properties = "spring.kafka.consumer.group-id=unusual-records") // a dead-letter topic of its own
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnusualRecordsIT {

    private static final String FOREIGN = "sample.foreign";
    private static final String LETTERS = "/admin/dead-letters";
    private static final Map<String, Object> BROKER = Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            Infrastructure.get().bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            1_100_000);

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final ApiClient admin;
    private final String deadLetterTopic;

    @AutoClose
    private final Admin broker = Admin.create(BROKER);

    @AutoClose
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(BROKER, new ByteArraySerializer(), new ByteArraySerializer());

    UnusualRecordsIT(
            JdbcClient jdbc,
            MeterRegistry meters,
            TestApi api,
            @Value(FOREIGN + ".${spring.kafka.consumer.group-id}.dlt") String deadLetterTopic) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.admin = api.admin();
        this.deadLetterTopic = deadLetterTopic;
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from dead_letter").update();
    }

    @ParameterizedTest
    @MethodSource("dev.souk.common.deadletter.UnusualRecords#largest")
    void aRecordThatIsTooLargeToCopyIsKeptInTheTable(ProducerRecord<byte[], byte[]> poison) throws Exception {
        double before = uncopied();

        JsonNode letter = passed(poison);

        assertThat(uncopied()).isEqualTo(before + 1);
        assertThat(letter.path("reason").asString()).isNotEmpty();
        assertThat(letter.path("record_size").asInt()).isGreaterThan(800_000);
        assertThat(letter.toString().length()).isLessThan(500_000);
        assertThat(replayed(letter)).isEqualTo(letter.path("reason").asString());
    }

    @ParameterizedTest
    @MethodSource("dev.souk.common.deadletter.UnusualRecords#large")
    void aRowHasTheFirstPartOfALargeRecord(ProducerRecord<byte[], byte[]> poison) throws Exception {
        double before = uncopied();

        JsonNode letter = passed(poison);

        assertThat(uncopied()).isEqualTo(before);
        assertThat(letter.path("record_size").isNumber()).isTrue();
        assertThat(replayed(letter)).isEqualTo(letter.path("reason").asString());
    }

    @ParameterizedTest
    @MethodSource("dev.souk.common.deadletter.UnusualRecords#small")
    void aRowHasTheWholeOfASmallRecord(ProducerRecord<byte[], byte[]> poison) throws Exception {
        double before = uncopied();

        JsonNode letter = passed(poison);

        assertThat(uncopied()).isEqualTo(before);
        assertThat(letter.path("record_size").isNull()
                        || letter.path("record_size").isMissingNode())
                .isTrue();
        assertThat(replayed(letter)).isEqualTo(letter.path("reason").asString());
    }

    @Test
    void aReplayReadsALargeRecordFromItsTopicAgain() throws Exception {
        UUID note = UUID.randomUUID();
        String origin =
                publish(event(note, "{\"note_id\":\"%s\",\"text\":\"large\"}".formatted(note) + " ".repeat(500_000)));
        awaitProcessed(note);
        jdbc.sql("delete from inbox").update();

        assertThat(replay(cutLetter(origin)).path("handled").asBoolean()).isTrue();

        awaitProcessed(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {FOREIGN + "/0/1000000@1", FOREIGN + "/0/0@1", FOREIGN + "/99/0@1", "sample.gone/0/0@1"})
    void aReplayOfALargeRecordSaysThatItsTopicNoLongerHasIt(String origin) {
        UUID id = cutLetter(origin);

        assertThat(replay(id).path("reason").asString())
                .isEqualTo("only a part of it is stored, and its topic has no record at " + origin);
        admin.get(LETTERS + "/" + id).expect(200);
    }

    @Test
    void aDeadLetterTopicWithALowerLimitStopsNothing() throws Exception {
        double before = uncopied();
        limit("100");
        try { // the broker applies each limit some milliseconds after the controller has responded
            await().until(() -> {
                passed(UnusualRecords.any());
                return uncopied() > before;
            });
        } finally {
            limit("1048588");
        }
        await().until(() -> {
            double now = uncopied();
            passed(UnusualRecords.any());
            return uncopied() == now;
        });
    }

    /** The last, since the topic is left out for some time after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aDeletedDeadLetterTopicDelaysTheNextRecordOnceAndStopsNothing() throws Exception {
        double before = uncopied();
        broker.deleteTopics(List.of(deadLetterTopic)).all().get();
        try {
            for (int number = 0; number < 20; number++) {
                publish(UnusualRecords.any());
            }
            awaitProcessed(healthy());
        } finally {
            broker.createTopics(List.of(new NewTopic(deadLetterTopic, 4, (short) 1)))
                    .all()
                    .get();
        }
        assertThat(uncopied()).isBetween(before + 19, before + 20); // the first may come before it is deleted
    }

    /** Publishes it, and an event behind it; when that is processed, the dead letter. */
    private JsonNode passed(ProducerRecord<byte[], byte[]> poison) throws Exception {
        String origin = publish(poison);
        awaitProcessed(healthy());
        UUID letter = jdbc.sql("select id from dead_letter where origin = :origin")
                .param("origin", origin)
                .query(UUID.class)
                .single();
        admin.get(LETTERS).expect(200);
        return admin.get(LETTERS + "/" + letter).expect(200).json();
    }

    private UUID healthy() throws Exception {
        UUID id = UUID.randomUUID();
        publish(event(id, "{\"note_id\":\"%s\",\"text\":\"fine\"}".formatted(id)));
        return id;
    }

    private void awaitProcessed(UUID event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from inbox where event_id = :id")
                                .param("id", event)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private static ProducerRecord<byte[], byte[]> event(UUID id, String data) {
        var event = new ProducerRecord<>(FOREIGN, 0, id.toString().getBytes(UTF_8), data.getBytes(UTF_8));
        event.headers()
                .add("ce_id", id.toString().getBytes(UTF_8))
                .add("ce_type", "dev.souk.note.written.v1".getBytes(UTF_8));
        return event;
    }

    /** Returns the origin of a dead letter of it. */
    private String publish(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        var at = producer.send(record).get();
        return "%s/%d/%d@%d".formatted(at.topic(), at.partition(), at.offset(), at.timestamp());
    }

    private String replayed(JsonNode letter) {
        return replay(UUID.fromString(letter.path("id").asString()))
                .path("reason")
                .asString();
    }

    private JsonNode replay(UUID letter) {
        return admin.post(LETTERS + "/" + letter + "/replay", "").expect(202).json();
    }

    /** A row with nothing but the origin. */
    private UUID cutLetter(String origin) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into dead_letter (id, topic, origin, consumer_group, headers, reason, record_size)"
                        + " values (:id, :topic, :origin, '', '[]', '', 1000000)")
                .param("id", id)
                .param("topic", FOREIGN)
                .param("origin", origin)
                .update();
        return id;
    }

    private double uncopied() {
        return meters.counter("souk.deadletters.uncopied", "topic", FOREIGN).count();
    }

    private void limit(String bytes) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, deadLetterTopic);
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        broker.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
    }
}
