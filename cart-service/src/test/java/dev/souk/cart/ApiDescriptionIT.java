package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiDescriptionContract;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SoukTest
class ApiDescriptionIT extends ApiDescriptionContract {

    private final TestApi api;

    ApiDescriptionIT(TestApi api) {
        super(api);
        this.api = api;
    }

    @Test
    void everyOperationIsDescribed() {
        JsonNode description = api.anonymous().get("/v3/api-docs").expect(200).json();
        Set<String> calls = new TreeSet<>();
        description
                .path("paths")
                .propertyStream()
                .forEach(
                        path -> path.getValue().propertyNames().forEach(verb -> calls.add(verb + " " + path.getKey())));

        calls.removeIf(call -> call.contains(" /admin/")); // those are the common library's

        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "get /items",
                        "post /items",
                        "get /items/{id}",
                        "put /items/{id}",
                        "post /items/{id}/stock",
                        "get /cart",
                        "post /cart",
                        "delete /cart",
                        "put /cart/{item_id}",
                        "delete /cart/{item_id}");
    }

    @Test
    void parametersAndSchemasAreDescribedAsInTheContract() {
        JsonNode description = api.anonymous().get("/v3/api-docs").expect(200).json();

        assertThat(references(description.at("/paths/~1items/get")))
                .containsExactlyInAnyOrder("If-None-Match", "limit", "cursor");
        assertThat(description.at("/paths/~1items/get/security").isEmpty()).isTrue();
        assertThat(references(description.at("/paths/~1items~1{id}~1stock/post")))
                .containsExactly("Idempotency-Key-required");
        assertThat(description
                        .at("/components/parameters/Idempotency-Key-required/required")
                        .asBoolean())
                .isTrue();
        assertThat(description.at("/components/schemas").propertyNames())
                .doesNotContain("Caller", "IdempotentExecution", "PageRequest");
        assertThat(description
                        .at("/components/schemas/LineRequest/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("item_id", "quantity");
        assertThat(description.at("/components/schemas/CartView/properties").propertyNames())
                .containsExactlyInAnyOrder("lines", "total_cents", "version");
    }

    /** The names of the shared parameters of an operation. */
    private static List<String> references(JsonNode call) {
        return call.path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("$ref").asString("").replaceFirst(".*/", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Test
    void theCountersOfReservationsAreRegisteredAtTheStart() {
        assertThat(api.anonymous().get("/actuator/prometheus").expect(200).text())
                .contains("souk_reservations_total{outcome=\"rejected\"}");
    }
}
