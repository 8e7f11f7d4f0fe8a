package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SoukTest
class CatalogueCachingIT {

    private final TestApi api;
    private final ShopFixture shop;

    CatalogueCachingIT(TestApi api, ShopFixture shop) {
        this.api = api;
        this.shop = shop;
    }

    @Test
    void sharedCachesMayStoreTheCatalogueForSeconds() {
        for (String path : new String[] {"/items", "/items/" + shop.item(1)}) {
            var response = api.anonymous().get(path).expect(200);

            assertThat(response.header("Cache-Control"))
                    .hasValue("max-age=2, public, stale-if-error=3600, stale-while-revalidate=3");
            assertThat(response.header("Pragma")).isEmpty();
            assertThat(response.header("Expires")).isEmpty();
        }
    }

    @Test
    void everyOtherAnswerMayNotBeStored() {
        var user = api.customer(UUID.randomUUID());

        assertThat(user.get("/cart").expect(200).header("Cache-Control")).hasValue("no-store");
        assertThat(api.anonymous().get("/cart").expect(401).header("Cache-Control"))
                .hasValue("no-store");
        assertThat(api.anonymous()
                        .get("/items/" + UUID.randomUUID())
                        .expect(404)
                        .header("Cache-Control"))
                .hasValue("no-store");
        assertThat(api.admin().post("/items", ShopFixture.goods()).expect(201).header("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void anUnchangedItemOrPageIsNotSentAgain() {
        for (String path : new String[] {"/items/" + shop.item(1), "/items?limit=1"}) {
            var first = api.anonymous().get(path).expect(200);

            var again = unlessMatches(api.anonymous(), first).get(path).expect(304);

            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        }
    }

    /** The digest of the tag is for caches; a change would not overwrite the stock. */
    @Test
    void movedStockChangesTheETagAndAChangeWithTheOldOneIsStillPossible() {
        UUID item = shop.item(1);
        String path = "/items/" + item;
        var before = api.anonymous().get(path).expect(200);
        shop.stock(item, 4);

        var after = unlessMatches(api.anonymous(), before).get(path).expect(200);

        assertThat(after.json().path("available").asLong()).isEqualTo(5);
        api.admin()
                .with("If-Match", before.header("ETag").orElseThrow())
                .put(path, ShopFixture.goods())
                .expect(200);
    }

    @Test
    void movedStockChangesTheETagOfThePage() {
        shop.item(1);
        String page = "/items?limit=1";
        var before = api.anonymous().get(page).expect(200);
        shop.stock(UUID.fromString(before.json().at("/items/0/id").asString()), 4);

        unlessMatches(api.anonymous(), before).get(page).expect(200);
    }

    /** A new price does not change the version of the cart, but what it shows. */
    @Test
    void aCartWithANewPriceIsSentAgain() {
        UUID item = shop.item(1);
        var user = api.customer(UUID.randomUUID());
        var before = user.post("/cart", ShopFixture.line(item, 1)).expect(200);
        unlessMatches(user, before).get("/cart").expect(304);
        Map<String, Object> dearer = new HashMap<>(ShopFixture.goods());
        dearer.put("price_cents", 300);
        api.admin().put("/items/" + item, dearer).expect(200);

        var after = unlessMatches(user, before).get("/cart").expect(200);

        assertThat(after.json().path("total_cents").asLong()).isEqualTo(300);
        assertThat(after.json().path("version")).isEqualTo(before.json().path("version"));
    }

    private static ApiClient unlessMatches(ApiClient client, ApiResponse known) {
        return client.with("If-None-Match", known.header("ETag").orElseThrow());
    }
}
