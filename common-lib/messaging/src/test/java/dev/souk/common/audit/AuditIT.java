package dev.souk.common.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.souk.common.audit.AuditEvent.Outcome;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.database.MigratedConnection;
import dev.souk.common.observability.TraceContext;
import dev.souk.testing.infrastructure.Infrastructure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditIT {

    private static final UUID ADMIN = new UUID(7, 7);
    private static final UUID ITEM = new UUID(8, 8);
    private static final UUID HIGHEST = new UUID(-1, -1);

    @AutoClose
    private final MigratedConnection connection =
            new MigratedConnection(Infrastructure.get().newDatabase());

    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final AtomicLong lastId = new AtomicLong();
    private final IdGenerator ids = () -> new UUID(0, lastId.incrementAndGet());
    private final AuditRepository repository = new AuditRepository(jdbc);
    private final TraceContext trace = mock();
    private final Audit audit = new Audit(repository, ids, trace);

    AuditIT() {
        when(trace.traceId()).thenReturn("trace");
    }

    @Test
    void anActionIsRecordedWithActorObjectOutcomeAndTrace() {
        audit.record(AuditEvent.ok(ADMIN, "item.change", ITEM));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.actor()).isEqualTo(ADMIN);
            assertThat(row.action()).isEqualTo("item.change");
            assertThat(row.object()).isEqualTo(ITEM.toString());
            assertThat(row.outcome()).isEqualTo("ok");
            assertThat(row.occurrences()).isEqualTo(1);
            assertThat(row.traceId()).isEqualTo("trace");
        });
    }

    @Test
    void anActionThatIsRolledBackIsNotRecorded() {
        new TransactionTemplate(new DataSourceTransactionManager(connection)).executeWithoutResult(status -> {
            audit.record(AuditEvent.ok(ADMIN, "item.change", ITEM));
            status.setRollbackOnly();
        });

        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set outcome = 'ok'",
                "delete from audit_event",
                "truncate audit_event",
                "drop table audit_event",
                "alter table audit_event disable trigger all",
                "create or replace function delete_expired_audit_events() returns bigint language sql as 'select 1'"
            })
    void theRoleOfTheServiceCannotRemoveTraces(String statement) {
        audit.record(AuditEvent.failed(ADMIN, "dead-letter.replay", ITEM));

        assertThatThrownBy(() -> jdbc.sql(statement).query().singleRow())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void onlyRowsOlderThanNinetyDaysAreDeleted() {
        insertAged(jdbc, 1, "91 days");
        insertAged(jdbc, 2, "89 days");

        assertThat(repository.deleteExpired()).isEqualTo(1);
        assertThat(rows()).extracting(AuditRecord::id).containsExactly(new UUID(9, 2));
    }

    @Test
    void expiredRowsAreDeletedAlsoWhereTheRoleOfTheServiceOwnsTheTables() {
        var two = Infrastructure.get().newDatabase();
        var one = new Infrastructure.Database(
                two.jdbcUrl(), two.owner(), two.ownerPassword(), two.owner(), two.ownerPassword());
        try (var connection = new MigratedConnection(one)) {
            JdbcClient service = JdbcClient.create(connection);
            insertAged(service, 1, "91 days");

            assertThat(new AuditRepository(service).deleteExpired()).isEqualTo(1);
        }
    }

    @Test
    void moreExpiredRowsThanOneStatementTakesAreDeleted() {
        jdbc.sql("""
                insert into audit_event (id, at, action, outcome)
                select gen_random_uuid(), now() - interval '91 days', 'login', 'ok' from generate_series(1, 10001)
                """).update();

        assertThat(Stream.generate(repository::deleteExpired).limit(3)).containsExactly(5_000L, 5_000L, 1L);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aFloodOfOneActionHidesNoOther() {
        for (int caller = 0; caller < 1_000; caller++) {
            audit.tally(rejection(new UUID(1, caller)));
        }
        for (int decoy = 0; decoy < 20; decoy++) {
            audit.tally(AuditEvent.failed(null, "login", new UUID(1, decoy)));
        }
        audit.tally(AuditEvent.failed(null, "login", ADMIN));
        audit.writeTallies();

        assertThat(rows()).extracting(AuditRecord::object).contains(ADMIN.toString());
    }

    @Test
    void aFloodOfRejectionsIsALimitedNumberOfRowsThatCountAll() {
        for (int caller = 0; caller < 1_000; caller++) {
            audit.tally(rejection(new UUID(1, caller)));
            audit.tally(rejection(ADMIN));
        }
        audit.writeTallies();

        assertThat(rows()).hasSize(Audit.MAX_KINDS + 1);
        assertThat(rows().stream().mapToInt(AuditRecord::occurrences).sum()).isEqualTo(2_000);
        assertThat(rows())
                .filteredOn(row -> ADMIN.equals(row.actor()))
                .singleElement()
                .satisfies(row -> assertThat(row.occurrences()).isEqualTo(1_000));
    }

    @Test
    void withoutRejectionsNothingIsWritten() {
        audit.writeTallies();

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsWrittenWithTheNextOnes() {
        var failures = new AtomicInteger(2);
        var failing = new Audit(
                repository,
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new DataAccessResourceFailureException("The database is down.");
                    }
                    return ids.next();
                },
                trace);
        when(trace.traceId()).thenReturn("first", "second", "later");
        failing.tally(rejection(ADMIN));
        failing.tally(rejection(ITEM));
        for (int minute = 0; minute < 2; minute++) {
            assertThatThrownBy(failing::writeTallies).isInstanceOf(DataAccessResourceFailureException.class);
        }
        failing.tally(rejection(ADMIN));
        failing.writeTallies();

        assertThat(rows())
                .extracting(AuditRecord::actor, AuditRecord::occurrences, AuditRecord::traceId)
                .containsExactlyInAnyOrder(tuple(ADMIN, 2, "first"), tuple(ITEM, 1, "second"));
    }

    @Test
    void aWriteThatReturnsHasStoredWhatAnotherOneTook() throws Exception {
        var begun = new CountDownLatch(1);
        var id = new CompletableFuture<UUID>();
        var slow = new Audit(
                repository,
                () -> {
                    begun.countDown();
                    return id.join();
                },
                trace);
        slow.tally(rejection(ADMIN));
        Thread everyMinute = Thread.startVirtualThread(slow::writeTallies);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Thread atTheEnd = Thread.startVirtualThread(slow::writeTallies);
        await().until(() -> atTheEnd.getState() != Thread.State.NEW && atTheEnd.getState() != Thread.State.RUNNABLE);
        assertThat(atTheEnd.isAlive()).isTrue();
        id.complete(ids.next());
        atTheEnd.join();

        assertThat(rows()).hasSize(1);
        everyMinute.join();
    }

    private static void insertAged(JdbcClient jdbc, long id, String age) {
        jdbc.sql("""
                insert into audit_event (id, at, action, outcome)
                values (:id, now() - cast(:age as interval), 'login', 'ok')
                """).param("id", new UUID(9, id)).param("age", age).update();
    }

    private List<AuditRecord> rows() {
        return audit.before(HIGHEST, 100);
    }

    private static AuditEvent rejection(UUID actor) {
        return new AuditEvent(actor, "request.forbidden", "GET /users", Outcome.REJECTED);
    }
}
