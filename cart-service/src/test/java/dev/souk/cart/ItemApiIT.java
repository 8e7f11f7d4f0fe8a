package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class ItemApiIT {

    private final TestApi api;
    private final ShopFixture shop;

    ItemApiIT(TestApi api, ShopFixture shop) {
        this.api = api;
        this.shop = shop;
    }

    @Test
    void anAddedItemIsPublic() {
        var goods = ShopFixture.goods();
        var added = api.admin().post("/items", goods).expect(201);
        String location = added.header("Location").orElseThrow();
        var seen = api.anonymous().get(location).expect(200);

        assertThat(added.header("ETag").orElseThrow()).startsWith("\"1.");
        assertThat(added.header("ETag")).isEqualTo(seen.header("ETag"));
        assertThat(seen.json()).isEqualTo(added.json());
        assertThat(location).isEqualTo("/items/" + seen.json().path("id").asString());
        assertThat(UUID.fromString(seen.json().path("id").asString()).version()).isEqualTo(7);
        assertThat(seen.json().path("sku").asString()).isEqualTo(goods.get("sku"));
        assertThat(seen.json().path("name").asString()).isEqualTo("Lamp");
        assertThat(seen.json().path("price_cents").asInt()).isEqualTo(250);
        assertThat(seen.json().path("on_sale").asBoolean()).isTrue();
        assertThat(seen.json().path("available").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sku": "",        "name": "Lamp",    "price_cents": 1}        | sku
            {"sku": "a b",     "name": "Lamp",    "price_cents": 1}        | sku
            {                  "name": "Lamp",    "price_cents": 1}        | sku
            {"sku": "A",       "name": " ",       "price_cents": 1}        | name
            {"sku": "A",       "name": "a\\u0000","price_cents": 1}        | name
            {"sku": "A",       "name": "\\ud800", "price_cents": 1}        | name
            {"sku": "A",       "name": "\\u200b", "price_cents": 1}        | name
            {"sku": "A",       "name": "\\u00a0", "price_cents": 1}        | name
            {"sku": "A",       "name": "\\u202eL","price_cents": 1}        | name
            {"sku": "A",       "name": "a\\u2028b","price_cents": 1}       | name
            {"sku": "\\uff21", "name": "Lamp",    "price_cents": 1}        | sku
            {"sku": "A",       "name": "Lamp",    "price_cents": 0}        | price_cents
            {"sku": "A",       "name": "Lamp",    "price_cents": 10000001} | price_cents
            {"sku": "A",       "name": "Lamp"                    }         | price_cents
            """)
    void anInvalidFieldIsNamed(String body, String field) {
        var response = api.admin().post("/items", body).expect(400);

        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "愛", "😀"})
    void aNameHasUpToAHundredAndTwentyCharactersOfAnyScript(String character) {
        Map<String, Object> longest = new HashMap<>(ShopFixture.goods());
        longest.put("name", " " + character.repeat(118) + " ");
        Map<String, Object> tooLong = new HashMap<>(ShopFixture.goods());
        tooLong.put("name", character.repeat(121));

        var added = api.admin().post("/items", longest).expect(201).json();
        String path = "/items/" + added.path("id").asString();

        assertThat(added.path("name").asString()).isEqualTo(character.repeat(118));
        longest.put("name", character.repeat(120));
        assertThat(api.admin()
                        .put(path, longest)
                        .expect(200)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo(character.repeat(120));
        api.admin().post("/items", tooLong).expect(400);
        api.admin().put(path, tooLong).expect(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sku": "A", "name": "Lamp", "price_cents": 1, "color": "red"}
            {"sku": "A", "name": "Lamp", "price_cents": "1"}
            {"sku": "A", "name": "Lamp", "price_cents": 1.5}
            {"sku": "A", "name": "Lamp", "price_cents": 99999999999}
            {"sku": "A", "name": "Lamp", "price_cents": 1, "on_sale": "yes"}
            {"sku": "A", "sku": "B", "name": "Lamp", "price_cents": 1}
            [1]
            {
            """)
    void aMalformedItemIsABadRequest(String body) {
        assertThat(api.admin().post("/items", body).expect(400).problem()).isEqualTo("bad-request");
    }

    @Test
    void onlyAnAdminMayChangeAnything() {
        UUID item = shop.item(0);
        for (String path : new String[] {"/items", "/items/" + item + "/stock"}) {
            Object body = path.equals("/items") ? ShopFixture.goods() : Map.of("delta", 1);
            assertThat(keyed(api.anonymous()).post(path, body).expect(401).problem())
                    .isEqualTo("unauthorized");
            assertThat(keyed(api.customer(UUID.randomUUID()))
                            .post(path, body)
                            .expect(403)
                            .problem())
                    .isEqualTo("forbidden");
        }
        api.anonymous().put("/items/" + item, ShopFixture.goods()).expect(401);
        api.customer(UUID.randomUUID())
                .put("/items/" + item, ShopFixture.goods())
                .expect(403);
    }

    @Test
    void aSkuIsUniqueIgnoringCase() {
        var goods = new HashMap<>(ShopFixture.goods());
        api.admin().post("/items", goods).expect(201);
        goods.compute("sku", (name, sku) -> String.valueOf(sku).toLowerCase(java.util.Locale.ROOT));

        assertThat(api.admin().post("/items", goods).expect(409).problem()).isEqualTo("sku-taken");
        assertThat(api.admin().put("/items/" + shop.item(0), goods).expect(409).problem())
                .isEqualTo("sku-taken");
        var keyed = keyed(api.admin());
        assertThat(keyed.put("/items/" + shop.item(0), goods).expect(409).problem())
                .isEqualTo("sku-taken");
    }

    @Test
    void aChangeOfAnotherVersionThanInIfMatchIsRejected() {
        String path = "/items/" + shop.item(3);
        var change = new HashMap<>(ShopFixture.goods());
        change.put("price_cents", 300);
        var changed = api.admin().with("If-Match", "\"1\"").put(path, change).expect(200);

        assertThat(changed.header("ETag").orElseThrow()).startsWith("\"2.");
        assertThat(changed.json().path("price_cents").asInt()).isEqualTo(300);
        assertThat(changed.json().path("available").asInt()).isEqualTo(3);
        var stale = api.admin().with("If-Match", "\"1\"").put(path, change).expect(412);
        assertThat(stale.problem()).isEqualTo("precondition-failed");
        assertThat(api.admin().put(path, change).expect(200).header("ETag").orElseThrow())
                .startsWith("\"3.");
        assertThat(api.anonymous().get(path).json()).isEqualTo(changed.json());
    }

    @Test
    void anItemOffSaleIsNotListedButCanBeRead() {
        UUID offSale = shop.itemOffSale();
        UUID onSale = shop.item(1);

        assertThat(new ItemPages(api.anonymous()).all(100)).contains(onSale).doesNotContain(offSale);
        var item = api.anonymous().get("/items/" + offSale).expect(200).json();
        assertThat(item.path("on_sale").asBoolean()).isFalse();
        var renamed = Map.of("sku", item.path("sku").asString(), "name", "New", "price_cents", 1);
        assertThat(api.admin()
                        .put("/items/" + offSale, renamed)
                        .json()
                        .path("on_sale")
                        .asBoolean())
                .as("a change that does not speak of it leaves it off sale")
                .isFalse();
    }

    @Test
    void anUnknownItemIsNotFound() {
        UUID nobody = UUID.randomUUID();

        assertThat(api.anonymous().get("/items/" + nobody).expect(404).problem())
                .isEqualTo("not-found");
        assertThat(api.admin()
                        .put("/items/" + nobody, ShopFixture.goods())
                        .expect(404)
                        .problem())
                .isEqualTo("not-found");
        assertThat(api.anonymous().get("/items/lamp").expect(400).problem()).isEqualTo("bad-request");
    }

    @Test
    void aRepeatedKeyReturnsTheFirstAnswer() {
        var goods = ShopFixture.goods();
        var admin = keyed(api.admin());
        var first = admin.post("/items", goods).expect(201);
        var second = admin.post("/items", goods).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).hasValue("true");
        assertThat(admin.post("/items", ShopFixture.goods()).expect(422).problem())
                .isEqualTo("idempotency-key-reused");
    }

    private static ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
