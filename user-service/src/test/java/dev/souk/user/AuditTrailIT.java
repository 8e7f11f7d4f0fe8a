package dev.souk.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.audit.Audit;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SoukTest
class AuditTrailIT {

    private final TestApi api;
    private final Audit audit;

    AuditTrailIT(TestApi api, Audit audit) {
        this.api = api;
        this.audit = audit;
    }

    @Test
    void whatIsDoneToAnAccountIsRecordedWithActorOutcomeAndTrace() {
        TestCustomer customer = TestCustomer.register(api);
        logIn(customer, TestCustomer.PASSWORD, 200);
        api.admin()
                .with("If-Match", "*")
                .put("/users/" + customer.id() + "/role", Map.of("role", "ADMIN"))
                .expect(200);
        customer.client().delete("/sessions").expect(204);
        customer.close();

        List<JsonNode> rows = about(customer.id());

        assertThat(rows)
                .extracting(row -> row.path("action").asString())
                .containsExactly("account.close", "logout", "role.grant-admin", "login");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("outcome").asString()).isEqualTo("ok");
            assertThat(row.path("trace_id").asString()).matches("[0-9a-f]{32}");
            assertThat(row.path("actor").asString()).isNotBlank();
            assertThat(row.toString()).doesNotContain("@").doesNotContain("eyJ");
        });
        assertThat(rows.get(2).path("actor").asString())
                .isNotEqualTo(customer.id().toString());
    }

    @Test
    void failedLoginsAndRejectedRequestsAreCounted() {
        audit.writeTallies(); // the hundreds of other tests, or those of this one are not on the first page
        TestCustomer customer = TestCustomer.register(api);
        logIn(customer, "battery staple", 401);
        logIn(customer, "battery staple", 401);
        customer.client().get("/users").expect(403);
        customer.client().get("/admin/audit").expect(403);
        api.anonymous().get("/users/" + customer.id()).expect(401);

        audit.writeTallies();

        assertThat(about(customer.id())).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("action").asString()).isEqualTo("login");
            assertThat(row.path("outcome").asString()).isEqualTo("failed");
            assertThat(row.path("actor").asString("")).as("who it was").isEmpty();
        });
        assertThat(about(customer.id()).stream() // of two minutes if one ended between them
                        .mapToInt(row -> row.path("occurrences").asInt())
                        .sum())
                .isEqualTo(2);
        await().untilAsserted(
                        () -> { // a rejected request is counted after its response
                            audit.writeTallies();
                            assertThat(by(customer.id(), "request.forbidden"))
                                    .containsExactlyInAnyOrder("GET /users", "GET /admin/audit");
                            assertThat(list().stream()
                                            .filter(row -> row.path("action")
                                                    .asString()
                                                    .equals("request.unauthenticated")))
                                    .extracting(row -> row.path("object").asString())
                                    .contains("GET /users/*", "POST /sessions");
                        });
    }

    @Test
    void whatAnAdminChangesOfOthersIsRecorded() {
        TestCustomer customer = TestCustomer.register(api);
        rename(customer.client(), customer);
        rename(api.admin(), customer);

        assertThat(about(customer.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("action").asString()).isEqualTo("account.rename"));
    }

    private static void rename(ApiClient caller, TestCustomer customer) {
        caller.with("If-Match", "*")
                .send("PATCH", "/users/" + customer.id(), Map.of("name", "Grace"))
                .expect(200);
    }

    @Test
    void theTrailIsForAdminsOnlyAndPaged() {
        TestCustomer customer = TestCustomer.register(api);
        logIn(customer, TestCustomer.PASSWORD, 200);
        logIn(customer, TestCustomer.PASSWORD, 200);

        api.anonymous().get("/admin/audit").expect(401);
        customer.client().get("/admin/audit").expect(403);
        JsonNode first = api.admin().get("/admin/audit?limit=1").expect(200).json();
        JsonNode next = api.admin()
                .get("/admin/audit?limit=1&cursor=" + first.path("next_cursor").asString())
                .expect(200)
                .json();

        assertThat(next.path("items").get(0).path("id").asString())
                .isLessThan(first.path("items").get(0).path("id").asString());
    }

    private void logIn(TestCustomer customer, String password, int status) {
        api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", password))
                .expect(status);
    }

    private List<String> by(UUID actor, String action) {
        return list().stream()
                .filter(row -> row.path("actor").asString("").equals(actor.toString()))
                .filter(row -> row.path("action").asString().equals(action))
                .map(row -> row.path("object").asString())
                .toList();
    }

    private List<JsonNode> about(UUID object) {
        return list().stream()
                .filter(row -> row.path("object").asString("").equals(object.toString()))
                .toList();
    }

    private List<JsonNode> list() {
        ApiClient admin = api.admin();
        return admin.get("/admin/audit?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
