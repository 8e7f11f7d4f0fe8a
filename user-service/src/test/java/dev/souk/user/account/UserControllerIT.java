package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SoukTest
class UserControllerIT {

    private final TestApi api;
    private final JdbcClient jdbc;
    private final AccountRepository accounts;

    UserControllerIT(TestApi api, JdbcClient jdbc, AccountRepository accounts) {
        this.api = api;
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Test
    void aRegistrationAnswersWithLocationAndVersionAndNoPersonalData() {
        ApiResponse response =
                register("Ada-" + UUID.randomUUID() + "@souk.example").expect(201);

        String id = response.json().path("id").asString();
        assertThat(response.header("Location")).hasValue("/users/" + id);
        assertThat(response.header("ETag")).hasValue("\"1\"");
        assertThat(response.json().propertyNames()).containsExactly("id", "role", "status");
    }

    @Test
    void anAccountHasTheRegisteredData() {
        TestCustomer customer = TestCustomer.register(api);

        ApiResponse response = customer.client().get("/users/" + customer.id()).expect(200);

        assertThat(response.header("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag)
                        .startsWith("\"1.")
                        .isNotEqualTo(TestCustomer.register(api)
                                .client()
                                .get("/users/me")
                                .header("ETag")
                                .orElseThrow()));
        assertThat(response.json().propertyNames()).containsExactly("id", "email", "name", "role", "status");
        assertThat(response.json().path("email").asString()).isEqualTo(customer.email());
        assertThat(response.json().path("name").asString()).isEqualTo("Ada");
        assertThat(response.json().path("role").asString()).isEqualTo("CUSTOMER");
        assertThat(response.json().path("status").asString()).isEqualTo("ACTIVE");
        assertThat(customer.client().get("/users/me").expect(200).text()).isEqualTo(response.text());
    }

    @Test
    void anEmailIsTakenIgnoringCase() {
        TestCustomer customer = TestCustomer.register(api);

        assertThat(register(customer.email().toUpperCase(Locale.ROOT))
                        .expect(409)
                        .problem())
                .isEqualTo("email-taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"email":"a@b.example","name":"A","password":"14 characters!"}                 | 400 | validation-failed | password
            {"email":"nobody","name":"A","password":"correct horse battery"}               | 400 | validation-failed | email
            {"email":"a@b.example","name":"  ","password":"correct horse battery"}         | 400 | validation-failed | name
            {"email":"a@b.example","name":"A"}                                             | 400 | validation-failed | password
            {"email":"a@b.example","name":"A","password":"correct horse battery","x":1}    | 400 | bad-request       | x
            {"email":"a@b.example","name":7,"password":"correct horse battery"}            | 400 | bad-request       | name
            {"email":                                                                      | 400 | bad-request       |
            """)
    void anInvalidRegistrationNamesTheField(String body, int status, String problem, String field) {
        ApiResponse response = api.anonymous().post("/users", body).expect(status);

        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void anotherUsersAccountLooksAsIfItDidNotExist() {
        TestCustomer owner = TestCustomer.register(api);
        ApiClient stranger = TestCustomer.register(api).client().with("If-Match", "\"1\"");
        String theirs = "/users/" + owner.id();

        for (String path : List.of(theirs, "/users/" + UUID.randomUUID())) {
            assertThat(stranger.get(path).expect(404).problem()).isEqualTo("not-found");
            assertThat(stranger.patch(path, Map.of("name", "Eve")).expect(404).problem())
                    .isEqualTo("not-found");
            assertThat(stranger.delete(path).expect(404).problem()).isEqualTo("not-found");
        }
        assertThat(api.anonymous().get(theirs).expect(401).problem()).isEqualTo("unauthorized");
        assertThat(api.admin().get(theirs).expect(200).json().path("id").asString())
                .isEqualTo(owner.id().toString());
    }

    /** The check of its ETag and the change are two statements. */
    @Test
    void aChangeOfWhatHasChangedSinceItWasReadHasNoEffect() {
        Account read = accounts.find(TestCustomer.register(api).id()).orElseThrow();
        assertThat(accounts.rename(read, "Ada Lovelace")).isPresent();

        assertThat(accounts.rename(read, "Eve")).isEmpty();
        assertThat(accounts.close(read)).isEmpty();
    }

    @Test
    void aNameChangesOnlyWithTheLatestVersion() {
        TestCustomer customer = TestCustomer.register(api);
        String path = "/users/" + customer.id();
        Map<String, String> change = Map.of("name", " Ada Lovelace ");

        assertThat(customer.client().patch(path, change).expect(428).problem()).isEqualTo("precondition-required");
        assertThat(ifMatch(customer, "\"1\"").patch(path, change).expect(200).header("ETag"))
                .hasValue("\"2\"");
        assertThat(ifMatch(customer, "\"1\"").patch(path, change).expect(412).problem())
                .isEqualTo("precondition-failed");
        assertThat(ifMatch(customer, "\"2\"")
                        .patch(path, Map.of("name", ""))
                        .expect(400)
                        .problem())
                .isEqualTo("validation-failed");
        assertThat(ifMatch(customer, "\"2\"")
                        .patch(path, Map.of("role", "ADMIN"))
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
        assertThat(customer.client().get(path).json().path("name").asString()).isEqualTo("Ada Lovelace");
    }

    @Test
    void aClosedAccountKeepsItsIdAndNoPersonalData() {
        TestCustomer customer = TestCustomer.register(api);
        String path = "/users/" + customer.id();

        assertThat(ifMatch(customer, "\"7\"").delete(path).expect(412).problem())
                .isEqualTo("precondition-failed");
        ifMatch(customer, "\"1\"").delete(path).expect(204);

        JsonNode closed = api.admin().get(path).expect(200).json();
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("email").isNull()).isTrue();
        assertThat(closed.path("name").isNull()).isTrue();
        assertThat(ifMatch(customer, "*").delete(path).expect(409).problem()).isEqualTo("account-closed");
        assertThat(ifMatch(customer, "*")
                        .patch(path, Map.of("name", "Ada"))
                        .expect(409)
                        .problem())
                .isEqualTo("account-closed");
        assertThat(jdbc.sql("select num_nonnulls(email, name, password_hash) = 0 from account where id = :id")
                        .param("id", customer.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theEmailOfAClosedAccountIsFree() {
        TestCustomer customer = TestCustomer.register(api);
        customer.close();

        assertThat(register(customer.email()).expect(201).json().path("id").asString())
                .isNotEqualTo(customer.id().toString());
    }

    @Test
    void aRepeatedKeyReturnsTheFirstAnswerAndStoresNoPersonalData() {
        ApiClient anonymous =
                api.anonymous().with("Idempotency-Key", UUID.randomUUID().toString());
        String email = UUID.randomUUID() + "@souk.example";
        var body = Map.of("email", email, "name", "Ada", "password", TestCustomer.PASSWORD);

        ApiResponse first = anonymous.post("/users", body).expect(201);
        ApiResponse again = anonymous.post("/users", body).expect(201);

        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(anonymous
                        .post("/users", Map.of("email", email, "name", "Eve", "password", "correct horse battery"))
                        .expect(422)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(jdbc.sql("select count(*) from idempotency_key where convert_from(body, 'UTF8') like :email")
                        .param("email", "%" + email + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ApiResponse register(String email) {
        return api.anonymous().post("/users", Map.of("email", email, "name", "Ada", "password", TestCustomer.PASSWORD));
    }

    private static ApiClient ifMatch(TestCustomer customer, String etag) {
        return customer.client().with("If-Match", etag);
    }
}
