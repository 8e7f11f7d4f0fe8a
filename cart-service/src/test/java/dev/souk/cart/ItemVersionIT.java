package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class ItemVersionIT {

    private final TestApi api;
    private final String path;

    ItemVersionIT(TestApi api) {
        this.api = api;
        this.path = api.admin()
                .post("/items", ShopFixture.goods())
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    @Test
    void withoutAVersionTheAnswerIsThatOfVersion1() {
        ApiResponse unnamed = api.anonymous().get(path).expect(200);
        ApiResponse named = version("1").get(path).expect(200);

        assertThat(unnamed.json()).isEqualTo(named.json());
        assertThat(unnamed.json().path("available").isNumber()).isTrue();
        assertThat(unnamed.json().has("availability")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, SOLD_OUT", "1, FEW_LEFT", "5, FEW_LEFT", "6, IN_STOCK"})
    void version2DoesNotTellTheNumberOfPieces(int pieces, String availability) {
        if (pieces > 0) {
            api.admin()
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .post(path + "/stock", Map.of("delta", pieces))
                    .expect(201);
        }

        var item = version("2").get(path).expect(200).json();

        assertThat(item.path("availability").asString()).isEqualTo(availability);
        assertThat(item.has("available")).isFalse();
        assertThat(item.path("price_cents").isNumber()).isTrue();
    }

    @Test
    void version1SaysThatItIsDeprecatedAndWhenItEnds() {
        for (ApiClient client : new ApiClient[] {api.anonymous(), version("1")}) {
            ApiResponse response = client.get(path).expect(200);

            assertThat(response.header("Deprecation")).contains("@1795392000");
            assertThat(response.header("Sunset")).contains("Tue, 23 Nov 2027 00:00:00 GMT");
            assertThat(response.header("Link"))
                    .hasValueSatisfying(link -> assertThat(link).contains("</swagger-ui.html>; rel=\"deprecation\""));
        }
    }

    @Test
    void nothingElseIsDeprecated() {
        assertThat(version("2").get(path).expect(200).header("Deprecation")).isEmpty();
        assertThat(api.anonymous().get("/items").expect(200).header("Deprecation"))
                .isEmpty();
        assertThat(api.anonymous().get("/cart").expect(401).header("Deprecation"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "two", "1.5", "2.0.1"})
    void anUnsupportedVersionIsABadRequest(String version) {
        ApiResponse response = version(version).get(path).expect(400);

        assertThat(response.problem()).isEqualTo("bad-request");
    }

    @Test
    void cachesTellTheVersionsApart() {
        ApiResponse first = version("1").get(path).expect(200);
        ApiResponse second = version("2").get(path).expect(200);

        assertThat(first.header("Vary")).contains("API-Version");
        assertThat(second.header("Vary")).contains("API-Version");
        assertThat(first.header("ETag")).isNotEqualTo(second.header("ETag"));
        version("2")
                .with("If-None-Match", first.header("ETag").orElseThrow())
                .get(path)
                .expect(200);
        version("2")
                .with("If-None-Match", second.header("ETag").orElseThrow())
                .get(path)
                .expect(304);
    }

    @Test
    void anItemThatWasReadAsVersion2CanBeChangedUnlessAnotherWasFaster() {
        String tag = version("2").get(path).expect(200).header("ETag").orElseThrow();
        ApiClient admin = api.admin().with("If-Match", tag);

        admin.put(path, ShopFixture.goods()).expect(200);

        assertThat(admin.put(path, ShopFixture.goods()).expect(412).problem()).isEqualTo("precondition-failed");
    }

    private ApiClient version(String version) {
        return api.anonymous().with("API-Version", version);
    }
}
