package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@SoukTest
class CartApiIT {

    private final TestApi api;
    private final ShopFixture shop;
    private ApiClient user;

    CartApiIT(TestApi api, ShopFixture shop) {
        this.api = api;
        this.shop = shop;
        this.user = api.anonymous();
    }

    @BeforeEach
    void aNewUser() {
        user = api.customer(UUID.randomUUID());
    }

    @Test
    void aNewUserHasAnEmptyCart() {
        var response = user.get("/cart").expect(200);

        assertThat(response.text()).isEqualTo("{\"lines\":[],\"total_cents\":0,\"version\":0}");
        assertThat(response.header("ETag").orElseThrow()).startsWith("\"0.");
    }

    @Test
    void addingIncreasesTheQuantityOfTheLine() {
        UUID item = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 2)).expect(200);
        var response = user.post("/cart", ShopFixture.line(item, 3)).expect(200);

        JsonNode line = response.json().path("lines").path(0);
        assertThat(line.path("item_id").asString()).isEqualTo(item.toString());
        assertThat(line.path("name").asString()).isEqualTo("Lamp");
        assertThat(line.path("quantity").asInt()).isEqualTo(5);
        assertThat(line.path("price_cents").asInt()).isEqualTo(250);
        assertThat(response.json().path("total_cents").asLong()).isEqualTo(1250);
        assertThat(response.header("ETag").orElseThrow()).startsWith("\"2.");
        assertThat(user.get("/cart").json()).isEqualTo(response.json());
    }

    @Test
    void aLineShowsThatThereAreNotEnoughPieces() {
        UUID item = shop.item(1);
        var cart = user.post("/cart", ShopFixture.line(item, 2)).expect(200);

        assertThat(cart.json().at("/lines/0/available").asLong()).isEqualTo(1);
        shop.stock(item, 4);
        assertThat(user.get("/cart").json().at("/lines/0/available").asLong()).isEqualTo(5);
    }

    @Test
    void aChangeOfAnotherVersionThanInIfMatchIsRejected() {
        UUID item = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 1)).expect(200);
        user.with("If-Match", "\"1\"")
                .put("/cart/" + item, Map.of("quantity", 2))
                .expect(200);

        var late = user.with("If-Match", "\"1\"");
        assertThat(late.put("/cart/" + item, Map.of("quantity", 3)).expect(412).problem())
                .isEqualTo("precondition-failed");
        late.post("/cart", ShopFixture.line(item, 1)).expect(412);
        late.delete("/cart/" + item).expect(412);
        late.delete("/cart").expect(412);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void ifMatchAcceptsAListAndComparesStrongly() {
        UUID item = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 1)).expect(200);

        user.with("If-Match", "W/\"1\"").delete("/cart").expect(412);
        user.with("If-Match", "\"0\", \"2\"").delete("/cart").expect(412);
        assertThat(version()).isEqualTo(1);
        user.with("If-Match", "\"0\", \"1\"").delete("/cart").expect(204);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void theVersionRisesWithEveryChange() {
        UUID item = shop.item(1);
        UUID other = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 1)).expect(200);
        user.put("/cart/" + other, Map.of("quantity", 4)).expect(200);
        user.put("/cart/" + item, Map.of("quantity", 9)).expect(200);
        assertThat(version()).isEqualTo(3);
        user.put("/cart/" + item, Map.of("quantity", 9)).expect(200);
        assertThat(version())
                .as("nine anew, whatever of the nine before is being bought")
                .isEqualTo(4);
        user.delete("/cart/" + item).expect(204);
        user.delete("/cart/" + item).expect(204);
        assertThat(version()).isEqualTo(5);
        user.delete("/cart").expect(204);
        user.delete("/cart").expect(204);
        assertThat(version()).isEqualTo(6);
        assertThat(user.get("/cart").json().path("lines").isEmpty()).isTrue();
        assertThat(user.post("/cart", ShopFixture.line(item, 1))
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void anItemThatIsNotOnSaleCannotBeAdded() {
        var offSale =
                user.post("/cart", ShopFixture.line(shop.itemOffSale(), 1)).expect(409);
        var unknown =
                user.put("/cart/" + UUID.randomUUID(), Map.of("quantity", 1)).expect(404);

        assertThat(offSale.problem()).isEqualTo("item-not-on-sale");
        assertThat(unknown.problem()).isEqualTo("not-found");
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("item_id");
        assertThat(version()).isZero();
    }

    @Test
    void aLineWhoseItemIsNotOnSaleIsHidden() {
        UUID item = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 1)).expect(200);
        shop.takeOffSale(item);

        assertThat(user.get("/cart").json().path("lines").isEmpty()).isTrue();
        assertThat(user.get("/cart").json().path("total_cents").asLong()).isZero();
        user.delete("/cart/" + item).expect(204);
    }

    @Test
    void aCartHasItsLimits() {
        UUID item = shop.item(1);
        user.post("/cart", ShopFixture.line(item, 99)).expect(200);
        assertThat(user.post("/cart", ShopFixture.line(item, 1)).expect(409).problem())
                .isEqualTo("quantity-limit");
        for (int lines = 1; lines < 50; lines++) {
            user.post("/cart", ShopFixture.line(shop.item(0), 1)).expect(200);
        }

        assertThat(user.post("/cart", ShopFixture.line(shop.item(0), 1))
                        .expect(409)
                        .problem())
                .isEqualTo("cart-full");
        user.put("/cart/" + item, Map.of("quantity", 1)).expect(200);
        assertThat(user.get("/cart").json().path("lines").size()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"0,quantity", "100,quantity", "-1,quantity", "null,quantity"})
    void aQuantityHasItsBounds(String quantity, String field) {
        String item = shop.item(1).toString();
        var added = user.post("/cart", "{\"item_id\":\"%s\",\"quantity\":%s}".formatted(item, quantity));
        var set = user.put("/cart/" + item, "{\"quantity\":%s}".formatted(quantity));

        assertThat(added.expect(400).problem()).isEqualTo("validation-failed");
        assertThat(set.expect(400).problem()).isEqualTo("validation-failed");
        assertThat(set.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(version()).isZero();
    }

    @Test
    void aMalformedLineIsABadRequest() {
        assertThat(user.post("/cart", "{\"item_id\":\"x\",\"quantity\":1}")
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
        assertThat(user.post("/cart", "{\"quantity\":1}").expect(400).problem()).isEqualTo("validation-failed");
        assertThat(user.put("/cart/lamp", "{\"quantity\":1}").expect(400).problem())
                .isEqualTo("bad-request");
        assertThat(user.delete("/cart/lamp").expect(400).problem()).isEqualTo("bad-request");
        user.post("/cart", "{\"name\":\"" + "x".repeat(70_000) + "\"}").expect(413);
    }

    @Test
    void aCartIsItsUsersOwn() {
        user.post("/cart", ShopFixture.line(shop.item(1), 1)).expect(200);

        var other = api.customer(UUID.randomUUID()).get("/cart").expect(200);
        assertThat(other.json().path("lines").isEmpty()).isTrue();
        for (var response : new int[] {
            api.anonymous().get("/cart").status(),
            api.anonymous()
                    .post("/cart", ShopFixture.line(UUID.randomUUID(), 1))
                    .status(),
            api.anonymous().delete("/cart").status()
        }) {
            assertThat(response).isEqualTo(401);
        }
    }

    @Test
    void aRepeatedKeyAddsOnce() {
        var keyed = user.with("Idempotency-Key", "add-" + UUID.randomUUID());
        var line = ShopFixture.line(shop.item(1), 2);
        keyed.post("/cart", line).expect(200);

        var again = keyed.post("/cart", line).expect(200);
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.header("ETag").orElseThrow()).startsWith("\"1.");
        assertThat(user.get("/cart").json()).isEqualTo(again.json());
        keyed.delete("/cart").expect(422);
        user.with("Idempotency-Key", "empty").delete("/cart").expect(204);
        assertThat(user.with("Idempotency-Key", "empty")
                        .delete("/cart")
                        .expect(204)
                        .header("Idempotent-Replayed"))
                .hasValue("true");
    }

    private long version() {
        return user.get("/cart").expect(200).json().path("version").asLong();
    }
}
