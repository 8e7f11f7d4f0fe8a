package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class OrderedCartIT {

    private final TestApi api;
    private final TestTokens tokens;
    private final TestEvents events;
    private final ShopFixture shop;
    private final JdbcClient jdbc;
    private final UUID userId = UUID.randomUUID();
    private final ApiClient user;

    OrderedCartIT(TestApi api, TestTokens tokens, TestEvents events, ShopFixture shop, JdbcClient jdbc) {
        this.api = api;
        this.tokens = tokens;
        this.events = events;
        this.shop = shop;
        this.jdbc = jdbc;
        this.user = api.customer(userId);
    }

    @Test
    void orderedQuantitiesLeaveTheCartAndLaterAdditionsStay() {
        UUID lamp = shop.item(9);
        UUID rug = shop.item(9);
        UUID soap = shop.item(9);
        user.post("/cart", ShopFixture.line(lamp, 2)).expect(200);
        user.post("/cart", ShopFixture.line(rug, 3)).expect(200);
        user.post("/cart", ShopFixture.line(soap, 1)).expect(200);
        user.post("/cart", ShopFixture.line(lamp, 5)).expect(200);

        buy(List.of(ShopFixture.line(lamp, 2), ShopFixture.line(rug, 3)));
        Awaitility.await().untilAsserted(() -> assertThat(version()).isEqualTo(5));
        assertThat(lines()).containsExactlyInAnyOrder(Map.entry(lamp, 5), Map.entry(soap, 1));
    }

    @Test
    void piecesAddedWhileTheOrderIsOpenStay() {
        UUID lamp = shop.item(9);
        user.post("/cart", ShopFixture.line(lamp, 2)).expect(200);
        UUID order = placed(List.of(ShopFixture.line(lamp, 2)));
        user.post("/cart", ShopFixture.line(lamp, 1)).expect(200);

        shop.confirmed(order, userId, List.of(ShopFixture.line(lamp, 2)));
        Awaitility.await().untilAsserted(() -> assertThat(lines()).containsExactly(Map.entry(lamp, 1)));
    }

    /** A user who sees the order confirmed may change the cart before the event arrives. */
    @ParameterizedTest
    @ValueSource(strings = {"line removed", "cart emptied", "quantity set"})
    void aLineThatIsSetAgainBeforeTheEventArrivesStays(String how) {
        UUID lamp = shop.item(9);
        user.post("/cart", ShopFixture.line(lamp, 2)).expect(200);
        UUID order = placed(List.of(ShopFixture.line(lamp, 2)));
        switch (how) {
            case "line removed" -> user.delete("/cart/" + lamp).expect(204);
            case "cart emptied" -> user.delete("/cart").expect(204);
            default -> user.put("/cart/" + lamp, Map.of("quantity", 1)).expect(200);
        }
        if (lines().isEmpty()) {
            user.post("/cart", ShopFixture.line(lamp, 1)).expect(200);
        }
        long version = version();

        shop.confirmed(order, userId, List.of(ShopFixture.line(lamp, 2)));
        Awaitility.await().untilAsserted(() -> assertThat(shop.levels(lamp)).isEqualTo(List.of(7L, 0L, 2L)));
        assertThat(lines()).containsExactly(Map.entry(lamp, 1));
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void eachOrderRemovesItsOwnQuantities() {
        UUID lamp = shop.item(9);
        user.post("/cart", ShopFixture.line(lamp, 2)).expect(200);
        UUID first = placed(List.of(ShopFixture.line(lamp, 2)));
        user.put("/cart/" + lamp, Map.of("quantity", 2)).expect(200);
        UUID second = placed(List.of(ShopFixture.line(lamp, 2)));

        shop.confirmed(first, userId, List.of(ShopFixture.line(lamp, 2)));
        Awaitility.await().untilAsserted(() -> assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 2L, 2L)));
        assertThat(lines()).containsExactly(Map.entry(lamp, 2));
        shop.confirmed(second, userId, List.of(ShopFixture.line(lamp, 2)));
        Awaitility.await().untilAsserted(() -> assertThat(lines()).isEmpty());
    }

    @Test
    void aCartWithoutTheOrderedItemKeepsItsVersion() {
        UUID lamp = shop.item(9);
        user.post("/cart", ShopFixture.line(shop.item(1), 3)).expect(200);

        buy(List.of(ShopFixture.line(lamp, 3)));
        Awaitility.await().untilAsserted(() -> assertThat(shop.levels(lamp)).isEqualTo(List.of(6L, 0L, 3L)));
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void theCartOfAClosedAccountStaysClosed() {
        user.post("/cart", ShopFixture.line(shop.item(1), 3)).expect(200);
        close();
        Awaitility.await().untilAsserted(() -> assertThat(lines()).isEmpty());
        assertThat(version()).isEqualTo(2);
        UUID again = close();
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from inbox where event_id = :id")
                        .param("id", again)
                        .query(Integer.class)
                        .single()
                        .equals(1));

        assertThat(user.post("/cart", ShopFixture.line(shop.item(1), 1))
                        .expect(409)
                        .problem())
                .isEqualTo("account-closed");
        user.delete("/cart").expect(409);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aClosedAccountWithoutACartNeverGetsOne() {
        close();

        Awaitility.await()
                .untilAsserted(() -> assertThat(user.post("/cart", ShopFixture.line(UUID.randomUUID(), 1))
                                .status())
                        .isEqualTo(409));
    }

    @Test
    void aRevokedTokenIsInvalidWithinFiveSeconds() {
        awaitAnEarlierEvent();
        ApiClient stolen = api.withToken(tokens.token(userId, "CUSTOMER", 1));
        stolen.get("/cart").expect(200);

        events.publish(
                "souk.users",
                "dev.souk.account.tokens-revoked.v1",
                userId,
                2,
                Map.of("user_id", userId, "lowest_version", 2));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> stolen.get("/cart").expect(401));
        api.withToken(tokens.token(userId, "CUSTOMER", 2)).get("/cart").expect(200);
    }

    @Test
    void theTokensOfAClosedAccountAreInvalidWithinFiveSeconds() {
        awaitAnEarlierEvent();
        ApiClient token = api.withToken(tokens.token(userId, "CUSTOMER", 1));
        close();

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> token.get("/cart").expect(401));
    }

    /** Then the consumers have formed their group, and one of them reads the partition of this user. */
    private void awaitAnEarlierEvent() {
        ApiClient earlier = api.withToken(tokens.token(userId, "CUSTOMER", 0));
        events.publish(
                "souk.users",
                "dev.souk.account.tokens-revoked.v1",
                userId,
                1,
                Map.of("user_id", userId, "lowest_version", 1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> earlier.get("/cart").expect(401));
    }

    private UUID close() {
        return events.publish("souk.users", "dev.souk.account.closed.v1", userId, 2, Map.of("user_id", userId));
    }

    private void buy(List<Map<String, Object>> lines) {
        shop.confirmed(placed(lines), userId, lines);
    }

    /** Publishes an order for the current version of the cart. */
    private UUID placed(List<Map<String, Object>> lines) {
        UUID order = UUID.randomUUID();
        shop.placed(order, userId, version(), lines);
        return order;
    }

    private long version() {
        return user.get("/cart").expect(200).json().path("version").asLong();
    }

    private List<Map.Entry<UUID, Integer>> lines() {
        return user.get("/cart")
                .json()
                .path("lines")
                .valueStream()
                .map(line -> Map.entry(
                        UUID.fromString(line.path("item_id").asString()),
                        line.path("quantity").asInt()))
                .toList();
    }
}
