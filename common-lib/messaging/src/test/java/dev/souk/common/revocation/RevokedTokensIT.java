package dev.souk.common.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.souk.common.database.MigratedConnection;
import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RevokedTokensIT {

    private static final UUID SUBJECT = new UUID(0, 1);

    @AutoClose
    private final MigratedConnection connection =
            new MigratedConnection(Infrastructure.get().newDatabase());

    private Instant now = Instant.now();
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(connection));
    private final RevokedTokens first = instance(100);
    private final RevokedTokens second = instance(100);

    @Test
    void onlyTokensBelowTheVersionAreRevoked() {
        first.refresh();
        revoke(SUBJECT, 3);

        assertThat(first.isRevoked(SUBJECT, 2)).isTrue();
        assertThat(first.isRevoked(SUBJECT, 3)).isFalse();
        assertThat(first.isRevoked(new UUID(0, 2), 1)).isFalse();
    }

    @Test
    void anotherInstanceLearnsOfItAtItsNextPoll() {
        second.refresh();
        revoke(SUBJECT, 3);
        assertThat(second.isRevoked(SUBJECT, 2)).isFalse();

        second.refresh();
        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
    }

    @Test
    void anotherInstanceLearnsOfALaterRevocationAtItsNextPollToo() {
        revoke(SUBJECT, 2);
        jdbc.sql("update token_revocation set recorded_at = now() - interval '10 minutes'")
                .update();
        second.refresh();
        revoke(SUBJECT, 3);

        second.refresh();
        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
    }

    @Test
    void anOlderEventThatArrivesLaterChangesNothing() {
        revoke(SUBJECT, 3);
        revoke(SUBJECT, 2);
        second.refresh();

        assertThat(first.isRevoked(SUBJECT, 2)).isTrue();
        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
    }

    @Test
    void aRevocationThatIsRolledBackHasNoEffect() {
        first.refresh();
        transaction.executeWithoutResult(status -> {
            first.revokeAll(SUBJECT);
            status.setRollbackOnly();
        });

        assertThat(first.isRevoked(SUBJECT, 1)).isFalse();
    }

    @Test
    void anInstanceThatHasNotReadThemYetLooksThemUp() {
        revoke(SUBJECT, 3);

        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
    }

    @Test
    void moreRevocationsThanTheMemoryHoldsAreLookedUp() {
        RevokedTokens small = instance(2);
        small.refresh();
        for (int subject = 1; subject <= 5; subject++) {
            revoke(new UUID(0, subject), 3);
        }
        small.refresh(); // reads the newest two: from now on the memory is full
        small.refresh();

        for (int subject = 1; subject <= 5; subject++) {
            assertThat(small.isRevoked(new UUID(0, subject), 2)).isTrue();
        }
        assertThat(small.isRevoked(new UUID(0, 6), 2)).isFalse();
    }

    @Test
    void whileTheDatabaseIsUnavailableTheKnownOnesStay() {
        revoke(SUBJECT, 3);
        second.refresh();
        connection.close();

        assertThatThrownBy(second::refresh).isInstanceOf(DataAccessException.class);
        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
        assertThat(second.isRevoked(new UUID(0, 2), 1)).isFalse();
    }

    @Test
    void anExpiredRevocationIsForgotten() {
        revoke(SUBJECT, 3);
        jdbc.sql("update token_revocation set recorded_at = now() - interval '2 hours'")
                .update();
        second.refresh();

        assertThat(second.isRevoked(SUBJECT, 2)).isFalse();
    }

    /** As a container that is paused: nothing failed, and the next poll is late. */
    @Test
    void anInstanceThatWasSuspendedLearnsOfWhatWasRevokedMeanwhile() {
        second.refresh();
        revoke(SUBJECT, 3);
        jdbc.sql("update token_revocation set recorded_at = now() - interval '35 seconds'")
                .update();
        now = now.plusSeconds(40);

        second.refresh();

        assertThat(second.isRevoked(SUBJECT, 2)).isTrue();
    }

    /** The next poll would be too late: the client of a logout has its response. */
    @Test
    void aRevocationWhileAllAreReadIsKeptAllTheTime() {
        var whileReading = new ArrayDeque<Runnable>();
        var repository = spy(new RevocationRepository(jdbc));
        doAnswer(call -> {
                    Object read = call.callRealMethod();
                    Optional.ofNullable(whileReading.poll()).ifPresent(Runnable::run);
                    return read;
                })
                .when(repository)
                .recordedWithin(any(), anyInt());
        var racing = new RevokedTokens(repository, properties(100), () -> now);
        whileReading.add(() -> transaction.executeWithoutResult(_ -> racing.revokeBelow(SUBJECT, 3)));
        whileReading.add(() -> assertThat(racing.isRevoked(SUBJECT, 2)).isTrue());

        racing.refresh();

        assertThat(whileReading).isEmpty();
        assertThat(racing.isRevoked(SUBJECT, 2)).isTrue();
    }

    private void revoke(UUID subject, long lowestVersion) {
        transaction.executeWithoutResult(_ -> first.revokeBelow(subject, lowestVersion));
    }

    private RevokedTokens instance(int maxEntries) {
        return new RevokedTokens(new RevocationRepository(jdbc), properties(maxEntries), () -> now);
    }

    private static RevocationProperties properties(int maxEntries) {
        return new RevocationProperties(Duration.ofSeconds(1), Duration.ofHours(1), maxEntries);
    }
}
