package dev.souk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@SoukTest
class SampleEventsIT {

    private static final String CREATED = "dev.souk.sample.created.v1";
    private static final String CLOSED = "dev.souk.sample.closed.v1";

    private final TestApi api;
    private final TestTokens tokens;
    private final TestEvents events;
    private final UUID user = UUID.randomUUID();

    SampleEventsIT(TestApi api, TestTokens tokens, TestEvents events) {
        this.api = api;
        this.tokens = tokens;
        this.events = events;
    }

    @Test
    void addingAndClosingPublishEventsThatMatchTheirSchemas() {
        UUID sample = added();
        closeAccount(UUID.randomUUID());

        var published = events.awaitTypes("souk.samples", sample, CREATED, CLOSED);

        assertThat(published).allSatisfy(EventSchemas::assertValid);
        assertThat(published).extracting(PublishedEvent::sequence).containsExactly(1L, 2L);
        assertThat(published)
                .allSatisfy(event -> assertThat(event.headers()).containsEntry("ce_source", "/souk/sample-service"));
    }

    @Test
    void aClosedAccountGetsNoSampleAnyMore() {
        UUID sample = added();
        closeAccount(UUID.randomUUID());
        events.awaitTypes("souk.samples", sample, CREATED, CLOSED);

        assertThat(add().expect(409).problem()).isEqualTo("account-closed");
    }

    @Test
    void anEventThatIsDeliveredTwiceHasItsEffectOnce() {
        UUID sample = added();
        UUID event = UUID.randomUUID();
        closeAccount(event);
        closeAccount(event);
        closeAccount(UUID.randomUUID());

        events.awaitTypes("souk.samples", sample, CREATED, CLOSED);
        assertThat(add().expect(409).problem()).isEqualTo("account-closed");
        events.awaitTypes("souk.samples", sample, CREATED, CLOSED);
    }

    @Test
    void aRevokedTokenIsInvalidWithinFiveSeconds() {
        revokeBelow(1);
        awaitRejected(0, Duration.ofSeconds(30)); // then a consumer reads the partition of this user
        api.withToken(tokens.token(user, "CUSTOMER", 1)).get("/samples").expect(200);

        revokeBelow(2);
        awaitRejected(1, Duration.ofSeconds(5));
    }

    private void revokeBelow(int version) {
        Map<String, Object> revocation = Map.of("user_id", user, "lowest_version", version);
        events.publish("souk.users", "dev.souk.account.tokens-revoked.v1", user, version, revocation);
    }

    private void awaitRejected(int version, Duration limit) {
        ApiClient revoked = api.withToken(tokens.token(user, "CUSTOMER", version));
        Awaitility.await()
                .atMost(limit)
                .untilAsserted(() -> revoked.get("/samples").expect(401));
    }

    private void closeAccount(UUID event) {
        events.publish(event, "souk.users", "dev.souk.account.closed.v1", user, 2, Map.of("user_id", user));
    }

    private UUID added() {
        return UUID.fromString(add().expect(201).json().path("id").asString());
    }

    private ApiResponse add() {
        return api.customer(user)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/samples", Map.of("name", "Lamps"));
    }
}
