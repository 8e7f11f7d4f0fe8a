package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SoukTest
class AuditIT {

    private final TestApi api;
    private final UUID adminId = UUID.randomUUID();
    private final ApiClient admin;

    AuditIT(TestApi api, TestTokens tokens) {
        this.api = api;
        this.admin = api.withToken(tokens.token(adminId, "ADMIN"));
    }

    @Test
    void changesOfItemsPricesAndStockAreRecordedAndRejectedOnesAreNot() {
        var goods = ShopFixture.goods();
        String item = admin.post("/items", goods).expect(201).json().path("id").asString();
        admin.put("/items/" + item, goods).expect(200);
        adjust(item, 5).expect(201);
        adjust(item, -9).expect(409);

        assertThat(api.admin()
                        .get("/admin/audit?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream())
                .filteredOn(row -> row.path("object").asString("").equals(item))
                .allSatisfy(row -> {
                    assertThat(row.path("actor").asString()).isEqualTo(adminId.toString());
                    assertThat(row.path("outcome").asString()).isEqualTo("ok");
                    assertThat(row.path("trace_id").asString()).matches("[0-9a-f]{32}");
                })
                .extracting(row -> row.path("action").asString())
                .containsExactly("stock.adjust", "item.change", "item.add");
    }

    private ApiResponse adjust(String item, int delta) {
        return admin.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/items/" + item + "/stock", Map.of("delta", delta));
    }
}
