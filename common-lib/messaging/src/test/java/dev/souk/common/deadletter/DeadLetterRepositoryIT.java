package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.testing.infrastructure.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DeadLetterRepositoryIT {

    private static final int MAX_STORED = 2;

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final SingleConnectionDataSource connection =
            new SingleConnectionDataSource(database.jdbcUrl(), database.user(), database.password(), true);
    private final DeadLetterRepository letters =
            new DeadLetterRepository(JdbcClient.create(connection), new EventJson(), MAX_STORED);

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/common")
                .load()
                .migrate();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void aFullTableStoresNoMoreDeadLettersUntilOneIsRemoved() {
        UUID first = new UUID(0, 1);
        assertThat(letters.insert(letter(first, 1))).isTrue();
        assertThat(letters.insert(letter(new UUID(0, 2), 2))).isTrue();

        assertThat(letters.insert(letter(new UUID(0, 3), 3))).isFalse();
        assertThat(letters.count()).isEqualTo(MAX_STORED);

        letters.take(first);
        assertThat(letters.insert(letter(new UUID(0, 4), 4))).isTrue();
    }

    @Test
    void aRedeliveredRecordKeepsItsRowInAFullTable() {
        letters.insert(letter(new UUID(0, 1), 1));
        letters.insert(letter(new UUID(0, 2), 2));

        assertThat(letters.insert(letter(new UUID(0, 3), 2))).isTrue();
        assertThat(letters.count()).isEqualTo(MAX_STORED);
    }

    private static DeadLetter letter(UUID id, long offset) {
        var message = new ConsumerRecord<>("topic", 0, offset, "key", "value".getBytes(StandardCharsets.UTF_8));
        return DeadLetter.of(id, message, "group", "reason");
    }
}
