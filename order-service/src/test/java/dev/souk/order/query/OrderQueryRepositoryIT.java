package dev.souk.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@OrderServiceApplicationTest
class OrderQueryRepositoryIT {

    private final Shop shop;
    private final TestApi api;

    OrderQueryRepositoryIT(Shop shop, TestApi api) {
        this.shop = shop;
        this.api = api;
    }

    @Test
    void anOrderIsVisibleToItsUserAndToAnAdmin() {
        Placed order = shop.order();
        String path = "/orders/" + order.id();

        JsonNode seen = api.customer(order.user()).get(path).expect(200).json();
        assertThat(seen.path("id").asString()).isEqualTo(order.id().toString());
        assertThat(api.admin().get(path).expect(200).json()).isEqualTo(seen);
    }

    @Test
    void anotherUsersOrderLooksLikeAnUnknownOne() {
        Placed order = shop.order();
        var stranger = api.customer(UUID.randomUUID());
        var theirs = stranger.get("/orders/" + order.id()).expect(404);
        var nobodys = stranger.get("/orders/" + UUID.randomUUID()).expect(404);

        assertThat(theirs.problem()).isEqualTo("not-found");
        assertThat(theirs.json().path("detail")).isEqualTo(nobodys.json().path("detail"));
        assertThat(stranger.get("/orders/" + order.id() + "/events").expect(404).problem())
                .isEqualTo("not-found");
        assertThat(stranger.post("/orders/" + order.id() + "/cancellation", "")
                        .expect(404)
                        .problem())
                .isEqualTo("not-found");
        assertThat(shop.status(order)).isEqualTo("PLACED");
    }

    @Test
    void aListIsNewestFirstAndContinuesAfterItsCursor() {
        UUID user = UUID.randomUUID();
        List<String> placed = List.of(orderOf(user, 1), orderOf(user, 2), orderOf(user, 3));

        JsonNode first = api.customer(user).get("/orders?limit=2").expect(200).json();
        assertThat(ids(first)).containsExactly(placed.get(2), placed.get(1));
        String cursor = first.path("next_cursor").asString();
        JsonNode second = api.customer(user)
                .get("/orders?limit=2&cursor=" + cursor)
                .expect(200)
                .json();
        assertThat(ids(second)).containsExactly(placed.getFirst());
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void aUserListsOwnOrdersAndAnAdminAll() {
        Placed mine = shop.order();
        Placed theirs = shop.order();

        assertThat(ids(api.customer(mine.user()).get("/orders").json()))
                .containsExactly(mine.id().toString());
        assertThat(ids(api.admin().get("/orders?limit=100").json()))
                .contains(mine.id().toString(), theirs.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders?limit=0", "/orders?limit=101", "/orders?limit=x", "/orders?cursor=!", "/orders/7"})
    void anInvalidParameterIsABadRequest(String path) {
        assertThat(api.customer(UUID.randomUUID()).get(path).expect(400).problem())
                .isEqualTo("bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders/0192f0bf-0001-7000-8000-000000000001"})
    void aTokenIsRequired(String path) {
        assertThat(api.anonymous().get(path).expect(401).problem()).isEqualTo("unauthorized");
    }

    private String orderOf(UUID user, int cartVersion) {
        FakeServices.cart(user, Shop.fullCart(cartVersion));
        return shop.order(user).id().toString();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(order -> order.path("id").asString())
                .toList();
    }
}
