package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.database.MigratedConnection;
import dev.souk.common.event.EventJson;
import dev.souk.testing.infrastructure.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadLetterRepositoryIT {

    private static final int MAX_STORED = 2;

    @AutoClose
    private final MigratedConnection connection =
            new MigratedConnection(Infrastructure.get().newDatabase());

    private final DeadLetterRepository letters = new DeadLetterRepository(
            JdbcClient.create(connection), new EventJson(), new DeadLetterProperties(MAX_STORED));

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

    /** The table is full, and the topic refuses it: then it is nowhere else. */
    @Test
    void whatIsNowhereElseIsStoredInAFullTableWithoutItsValue() {
        letters.insert(letter(new UUID(0, 1), 1));
        letters.insert(letter(new UUID(0, 2), 2));
        UUID third = new UUID(0, 3);

        letters.insertBeyondLimit(letter(third, 3));

        DeadLetterDetail stored = letters.find(third).orElseThrow();
        assertThat(stored.value()).isEmpty();
        assertThat(stored.recordSize()).isEqualTo("key".length() + "value".length());
        assertThat(stored.origin()).startsWith("topic/0/3@");
        assertThat(stored.letter().reason()).isEqualTo("reason");
    }

    private static DeadLetter letter(UUID id, long offset) {
        var message = new ConsumerRecord<>("topic", 0, offset, "key", "value".getBytes(StandardCharsets.UTF_8));
        return DeadLetter.of(id, message, "group", "reason");
    }
}
