package dev.souk.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.LockedRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class KeyRotationIT {

    private static final SigningProperties SETTINGS = new SigningProperties(
            Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofHours(1));

    private final TestApi api;
    private final SigningKeyRepository signingKeys;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    KeyRotationIT(TestApi api, SigningKeyRepository signingKeys, JdbcClient jdbc, TransactionOperations transaction) {
        this.api = api;
        this.signingKeys = signingKeys;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void noKeys() {
        jdbc.sql("delete from signing_key").update();
    }

    @Test
    void instancesThatStartConcurrentlyAgreeOnOneKey() throws Exception {
        List<Callable<String>> instances = new ArrayList<>();
        for (int instance = 0; instance < 8; instance++) {
            instances.add(() -> instance().signing().getKeyID());
        }
        Set<String> keys = new HashSet<>();
        try (var starts = Executors.newFixedThreadPool(8)) {
            for (var key : starts.invokeAll(instances)) {
                keys.add(key.get());
            }
        }

        assertThat(keys).hasSize(1);
        assertThat(signingKeys.all()).hasSize(1);
    }

    @Test
    void aRestartKeepsTheKey() {
        String before = instance().signing().getKeyID();

        assertThat(instance().signing().getKeyID()).isEqualTo(before);
    }

    @Test
    void theOnlyKeySignsAlsoAfterTheClockIsSetBack() {
        SigningKeySource instance = instance();
        String only = instance.signing().getKeyID();
        timePasses("-1 minute");
        instance.refresh();

        assertThat(instance.signing().getKeyID()).isEqualTo(only);
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        SigningKeySource instance = instance();
        String old = instance.signing().getKeyID();
        daysPass(31);

        instance.refresh();
        assertThat(ids(instance)).hasSize(2).contains(old);
        assertThat(instance.signing().getKeyID()).isEqualTo(old);

        timePasses("16 minutes");
        instance.refresh();
        assertThat(ids(instance)).hasSize(2).contains(old);
        assertThat(instance.signing().getKeyID()).isNotEqualTo(old);
    }

    @Test
    void anOldKeyIsPublishedUntilItsTokensHaveExpired() {
        SigningKeySource instance = instance();
        String old = instance.signing().getKeyID();
        daysPass(31);
        instance.refresh();

        // The new key signs for 75 minutes: a token of the old one may still live for who looks once an hour.
        transaction.executeWithoutResult(
                _ -> { // not between the service's own refreshes
                    timePasses("90 minutes");
                    instance.refresh();
                });
        assertThat(ids(instance)).contains(old);

        timePasses("2 minutes");
        instance.refresh();
        assertThat(ids(instance)).hasSize(1).doesNotContain(old);
    }

    @Test
    void repeatedRefreshesInsertOneNextKey() {
        SigningKeySource first = instance();
        SigningKeySource second = instance();
        assertThat(first.signing()).isEqualTo(second.signing());
        daysPass(31);

        first.refresh();
        second.refresh();
        first.refresh();

        assertThat(signingKeys.all()).hasSize(2);
        assertThat(ids(second)).isEqualTo(ids(first));
    }

    @Test
    void anEmergencyRotationDropsAllKeysAtOnceAndOtherInstancesFollow() {
        long before = auditedRotations();
        SigningKeySource other = instance();
        String leaked = other.signing().getKeyID();
        daysPass(31);
        other.refresh();

        api.admin().post("/admin/signing-keys/rotation", "").expect(204);
        other.refresh();

        assertThat(api.anonymous().get("/.well-known/jwks.json").expect(200).text())
                .doesNotContain(leaked);
        assertThat(ids(other)).hasSize(1).doesNotContain(leaked);
        assertThat(other.signing().getKeyID()).isNotEqualTo(leaked);
        assertThat(auditedRotations()).isEqualTo(before + 1);
    }

    /** Found by a review: the next key was taken for the replacement, and until it was active none signed. */
    @Test
    void anEmergencyRotationWaitsForARotation() throws Exception {
        instance().refresh();
        ECKey replacement = SigningKey.newPair();
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> emergency = Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // the other may begin late
                signingKeys.insert(2, SigningKey.newPair(), Duration.ofMinutes(15));
                Future<?> begun = threads.submit(() -> replaceAll(replacement));
                await().until(() -> new LockedRows(jdbc, transaction).waiting() == 1);
                return begun;
            }));
            emergency.get();
        }

        assertThat(instance().signing().getKeyID()).isEqualTo(replacement.getKeyID());
    }

    @Test
    void onlyAnAdminRotatesKeys() {
        String before = instance().signing().getKeyID();

        api.customer(UUID.randomUUID()).post("/admin/signing-keys/rotation", "").expect(403);
        api.anonymous().post("/admin/signing-keys/rotation", "").expect(401);

        assertThat(instance().signing().getKeyID()).isEqualTo(before);
    }

    private long auditedRotations() {
        return jdbc.sql("select count(*) from audit_event where action = 'signing-key.rotate'")
                .query(Long.class)
                .single();
    }

    private void replaceAll(ECKey replacement) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local lock_timeout = '10s'").update();
            jdbc.sql("set local statement_timeout = '10s'").update();
            signingKeys.replaceAll(replacement);
        });
    }

    private SigningKeySource instance() {
        return new SigningKeySource(signingKeys, SETTINGS);
    }

    private void daysPass(int days) {
        timePasses(days + " days");
    }

    private void timePasses(String interval) {
        jdbc.sql("update signing_key set active_from = active_from - cast(:time as interval)")
                .param("time", interval)
                .update();
    }

    private static List<String> ids(SigningKeySource instance) {
        return instance.published().getKeys().stream().map(JWK::getKeyID).toList();
    }
}
