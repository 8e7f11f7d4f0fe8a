package dev.souk.order.cancellation;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderServiceApplicationTest
class RevokedTokenIT {

    private final TestApi api;
    private final TestTokens tokens;
    private final TestEvents events;
    private final UUID user = UUID.randomUUID();

    RevokedTokenIT(TestApi api, TestTokens tokens, TestEvents events) {
        this.api = api;
        this.tokens = tokens;
        this.events = events;
    }

    /** Then the consumers have formed their group, and one of them reads the partition of this user. */
    @BeforeEach
    void awaitAnEarlierEvent() {
        ApiClient earlier = api.withToken(tokens.token(user, "ADMIN", 0));
        publish("tokens-revoked", 1, Map.of("user_id", user, "lowest_version", 1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> earlier.get("/orders").expect(401));
    }

    @Test
    void aDemotedAdminSeesNoOrdersOfOthersAfterFiveSeconds() {
        ApiClient demoted = api.withToken(tokens.token(user, "ADMIN", 1));
        demoted.get("/orders").expect(200);

        publish("tokens-revoked", 2, Map.of("user_id", user, "lowest_version", 2));

        awaitRejected(demoted);
        api.withToken(tokens.token(user, "CUSTOMER", 2)).get("/orders").expect(200);
    }

    @Test
    void theTokensOfAClosedAccountAreInvalidWithinFiveSeconds() {
        ApiClient closed = api.withToken(tokens.token(user, "ADMIN", 1));

        publish("closed", 2, Map.of("user_id", user));

        awaitRejected(closed);
    }

    private void publish(String fact, int sequence, Map<String, Object> data) {
        events.publish("souk.users", "dev.souk.account." + fact + ".v1", user, sequence, data);
    }

    private static void awaitRejected(ApiClient caller) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> caller.get("/orders").expect(401));
    }
}
