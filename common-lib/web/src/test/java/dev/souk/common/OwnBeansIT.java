package dev.souk.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that copies the library has beans of the same types for what it does besides. */
@SoukTest
@Import({OwnBeansIT.OwnBeans.class, OwnBeansIT.OwnListener.class})
@TestPropertySource(
        properties = {
            "server.servlet.context-path=/own",
            "spring.kafka.producer.value-serializer=org.apache.kafka.common.serialization.StringSerializer"
        })
class OwnBeansIT {

    private static final String FOREIGN = "sample.foreign";
    private static final String WRITTEN = "dev.souk.note.written.v1";

    @TestConfiguration
    static class OwnBeans {

        @Bean
        CommonErrorHandler ownErrorHandler() {
            return new DefaultErrorHandler();
        }

        @Bean
        RecordMessageConverter ownConverter() {
            return new MessagingMessageConverter();
        }

        @Bean
        JdbcTemplate ownJdbc(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        TransactionTemplate readOnly(PlatformTransactionManager transactions) {
            var template = new TransactionTemplate(transactions);
            template.setReadOnly(true);
            return template;
        }

        @Bean
        ConcurrentKafkaListenerContainerFactory<Object, Object> ownListeners(
                ConsumerFactory<Object, Object> consumers) {
            var factory = new ConcurrentKafkaListenerContainerFactory<Object, Object>();
            factory.setConsumerFactory(consumers);
            return factory;
        }
    }

    static class OwnListener {

        @KafkaListener(topics = "sample.notes", groupId = "own", containerFactory = "ownListeners")
        void on(String note) {}
    }

    private final TestApi api;
    private final TestEvents events;
    private final IdGenerator ids;

    OwnBeansIT(TestApi api, TestEvents events, IdGenerator ids) {
        this.api = api;
        this.events = events;
        this.ids = ids;
    }

    @Test
    void eventsAreProcessedAndPoisonIsCopied(@Value("${spring.kafka.consumer.group-id}") String group) {
        UUID poisoned = ids.next();
        UUID note = ids.next();
        events.publish(FOREIGN, "dev.souk.note.unheard-of.v1", poisoned, 1, Map.of());
        events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "fine"));

        events.awaitTypes("sample.notes", note, WRITTEN);
        events.awaitTypes(FOREIGN + "." + group + ".dlt", poisoned, "dev.souk.note.unheard-of.v1");
    }

    @Test
    void theServiceIsReadyThoughAConsumerIsNotOfTheLibrary() {
        await().until(() ->
                api.anonymous().get("/own/actuator/health/readiness").status() == 200);
    }

    @Test
    void aRequestIsExecutedOnce() {
        ApiClient keyed = api.customer(UUID.randomUUID()).with("Idempotency-Key", "k1");
        ApiResponse first = keyed.post("/own/notes", "{\"text\":\"hello\",\"page_count\":1}")
                .expect(201);

        assertThat(keyed.post("/own/notes", "{\"text\":\"hello\",\"page_count\":1}")
                        .text())
                .isEqualTo(first.text());
    }
}
