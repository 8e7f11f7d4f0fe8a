package dev.souk.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxIT {

    private static final String WRITTEN = "dev.souk.note.written.v1";

    private final Notes notes;
    private final TransactionOperations transaction;
    private final TestEvents events;
    private final IdGenerator ids;
    private final JdbcClient jdbc;

    OutboxIT(Notes notes, TransactionOperations transaction, TestEvents events, IdGenerator ids, JdbcClient jdbc) {
        this.notes = notes;
        this.transaction = transaction;
        this.events = events;
        this.ids = ids;
        this.jdbc = jdbc;
    }

    @Test
    void aCommittedChangeIsPublishedAsACloudEventAndItsRowIsGone() {
        UUID id = ids.next();
        transaction.executeWithoutResult(status -> notes.write(id, "hello"));

        PublishedEvent event = events.awaitTypes("sample.notes", id, WRITTEN).getFirst();

        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.data().path("note_id").asString()).isEqualTo(id.toString());
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/souk/sample-service")
                .containsEntry("ce_subject", id.toString())
                .containsKeys("ce_id", "ce_time");
        Awaitility.await().until(() -> waiting(id) == 0);
    }

    @Test
    void aRolledBackChangeIsNotPublished() {
        UUID undone = ids.next();
        UUID done = ids.next();
        transaction.executeWithoutResult(status -> {
            notes.write(undone, "never");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> notes.write(done, "after it"));

        events.awaitTypes("sample.notes", done, WRITTEN);

        assertThat(events.of("sample.notes", undone)).isEmpty();
    }

    @Test
    void anEventBehindARolledBackSavepointIsNeitherPublishedNorLogged(CapturedOutput output) {
        UUID undone = ids.next();
        UUID done = ids.next();
        transaction.executeWithoutResult(status -> {
            notes.write(done, "before the savepoint");
            Object savepoint = status.createSavepoint();
            notes.write(undone, "never");
            status.rollbackToSavepoint(savepoint);
        });

        events.awaitTypes("sample.notes", done, WRITTEN);

        assertThat(events.of("sample.notes", undone)).isEmpty();
        assertThat(output).contains(WRITTEN + " of " + done).doesNotContain(WRITTEN + " of " + undone);
    }

    @Test
    void anEventWithoutATransactionIsRejected() {
        assertThatThrownBy(() -> notes.write("outside"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void theEventsOfOneAggregateKeepTheirOrder() {
        UUID id = ids.next();
        IntStream.rangeClosed(1, 20)
                .forEach(n -> transaction.executeWithoutResult(status -> notes.write(id, "version " + n)));

        String[] expected = IntStream.range(0, 20).mapToObj(n -> WRITTEN).toArray(String[]::new);
        List<PublishedEvent> published = events.awaitTypes("sample.notes", id, expected);

        assertThat(published)
                .extracting(PublishedEvent::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    }

    private int waiting(UUID aggregate) {
        return jdbc.sql("select count(*) from outbox where aggregate_id = :id")
                .param("id", aggregate)
                .query(Integer.class)
                .single();
    }
}
