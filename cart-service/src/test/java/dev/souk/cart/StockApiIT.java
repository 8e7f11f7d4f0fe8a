package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class StockApiIT {

    private final TestApi api;
    private final ShopFixture shop;

    StockApiIT(TestApi api, ShopFixture shop) {
        this.api = api;
        this.shop = shop;
    }

    @Test
    void stockIsAddedAndRemoved() {
        UUID item = shop.item(0);

        assertThat(adjust(item, "5").expect(201).json().path("on_hand").asInt()).isEqualTo(5);
        assertThat(adjust(item, "-2").expect(201).json().path("on_hand").asInt())
                .isEqualTo(3);
        assertThat(api.anonymous()
                        .get("/items/" + item)
                        .json()
                        .path("available")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void piecesThatAreNotOnHandCannotBeRemoved() {
        UUID item = shop.item(2);

        assertThat(adjust(item, "-3").expect(409).problem()).isEqualTo("insufficient-stock");
        assertThat(shop.levels(item)).isEqualTo(List.of(2L, 0L, 0L));
        assertThat(adjust(item, "-2").expect(201).json().path("on_hand").asInt())
                .isZero();
    }

    @Test
    void withoutAKeyNothingIsPosted() {
        UUID item = shop.item(0);

        var response =
                api.admin().post("/items/" + item + "/stock", "{\"delta\": 5}").expect(400);
        assertThat(response.problem()).isEqualTo("idempotency-key-missing");
        assertThat(shop.levels(item)).isEqualTo(List.of(0L, 0L, 0L));
    }

    @Test
    void aRepeatedKeyPostsOnce() {
        UUID item = shop.item(0);
        var admin = api.admin().with("Idempotency-Key", "delivery-" + item);
        String path = "/items/" + item + "/stock";
        var first = admin.post(path, "{\"delta\": 5}").expect(201);

        assertThat(admin.post(path, "{\"delta\": 5}").expect(201).text()).isEqualTo(first.text());
        assertThat(admin.post(path, "{\"delta\": 6}").expect(422).problem()).isEqualTo("idempotency-key-reused");
        assertThat(shop.levels(item)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null", "1000001", "-1000001"})
    void aDeltaHasItsBounds(String delta) {
        var response = adjust(shop.item(0), delta).expect(400);

        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.json().path("errors").path(0).path("field").asString())
                .isEqualTo("delta");
    }

    @Test
    void anUnknownItemHasNoStock() {
        assertThat(adjust(UUID.randomUUID(), "1").expect(404).problem()).isEqualTo("not-found");
    }

    private ApiResponse adjust(UUID item, String delta) {
        return api.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/items/" + item + "/stock", "{\"delta\": " + delta + "}");
    }
}
