package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.LockedRows;
import dev.souk.user.TestCustomer;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tokens here have the version that user-service puts into those it issues. */
@SoukTest
class TokenRevocationIT {

    private static final String OPENED = "dev.souk.account.opened.v1";
    private static final String REVOKED = "dev.souk.account.tokens-revoked.v1";
    private static final String CLOSED = "dev.souk.account.closed.v1";

    private final TestApi api;
    private final TestTokens tokens;
    private final TestEvents events;

    TokenRevocationIT(TestApi api, TestTokens tokens, TestEvents events) {
        this.api = api;
        this.tokens = tokens;
        this.events = events;
    }

    @Test
    void loggingOutRevokesTheTokensOfAllSessionsAndTheNextLoginIsValid() throws ParseException {
        TestCustomer customer = TestCustomer.register(api);
        ApiClient phone = loggedIn(customer).with("Idempotency-Key", "logout");
        ApiClient stolen = loggedIn(customer);

        phone.delete("/sessions").expect(204);

        assertThat(stolen.get("/users/me").expect(401).problem()).isEqualTo("unauthorized");
        phone.delete("/sessions").expect(401); // a key replays nothing to a token that is revoked
        loggedIn(customer).get("/users/me").expect(200);
    }

    @Test
    void aDemotedAdminIsACustomerAtOnce() throws ParseException {
        TestCustomer customer = TestCustomer.register(api);
        String path = "/users/" + customer.id() + "/role";
        changeRole(path, "1", "ADMIN").expect(200);
        ApiClient admin = loggedIn(customer);
        admin.get("/users").expect(200);

        assertThat(changeRole(path, "2", "CUSTOMER")
                        .expect(200)
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("CUSTOMER");

        admin.get("/users").expect(401);
        loggedIn(customer).get("/users").expect(403);
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherAtTheSameTimeOneStays(
            @Autowired JdbcClient jdbc, @Autowired TransactionOperations transaction) {
        Map<String, String> demotion = Map.of("role", "CUSTOMER");

        assertThat(bothAtOnce(jdbc, transaction, (admin, _, other) -> admin.put(other + "/role", demotion)))
                .containsExactlyInAnyOrder(200, 403);
    }

    @Test
    void ofTwoAdminsWhoCloseEachOthersAccountAtTheSameTimeOneStays(
            @Autowired JdbcClient jdbc, @Autowired TransactionOperations transaction) {
        assertThat(bothAtOnce(jdbc, transaction, (admin, _, other) -> admin.delete(other)))
                .containsExactlyInAnyOrder(204, 403);
    }

    @Test
    void ofTheLastTwoAdminsWhoCloseTheirAccountsAtTheSameTimeOneStays(
            @Autowired JdbcClient jdbc, @Autowired TransactionOperations transaction) {
        assertThat(bothAtOnce(jdbc, transaction, (admin, own, _) -> admin.delete(own)))
                .containsExactlyInAnyOrder(204, 409);
    }

    /** What an admin does, with the paths of two accounts. */
    private interface Deed {
        ApiResponse apply(ApiClient admin, String own, String other);
    }

    /**
     * The statuses when each of two new admins does this, who are the only ones. Each is an admin when the request
     * arrives; the lock of the test lets both wait.
     */
    private List<Integer> bothAtOnce(JdbcClient jdbc, TransactionOperations transaction, Deed deed) {
        var rows = new LockedRows(jdbc, transaction);
        List<ApiResponse> responses = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            jdbc.sql("update account set role = 'CUSTOMER' where role = 'ADMIN'")
                                    .update();
                            TestCustomer one = TestCustomer.register(api);
                            TestCustomer other = TestCustomer.register(api);
                            ApiClient first = admin(one);
                            ApiClient second = admin(other);
                            return rows.callBoth(
                                    "select id from account where id in (?, ?) for update",
                                    List.of(one.id(), other.id()),
                                    () -> deed.apply(first, "/users/" + one.id(), "/users/" + other.id()),
                                    () -> deed.apply(second, "/users/" + other.id(), "/users/" + one.id()));
                        },
                        both -> both != null && both.stream().noneMatch(response -> response.status() >= 500));
        return responses.stream().map(ApiResponse::status).toList();
    }

    private ApiClient admin(TestCustomer customer) throws ParseException {
        changeRole("/users/" + customer.id() + "/role", "1", "ADMIN").expect(200);
        return loggedIn(customer).with("If-Match", "*");
    }

    @Test
    void aRoleIsChangedByOtherAdminsOnlyAndWithTheLatestVersion() {
        TestCustomer customer = TestCustomer.register(api);
        String path = "/users/" + customer.id() + "/role";
        Map<String, String> promotion = Map.of("role", "ADMIN");

        assertThat(customer.client()
                        .with("If-Match", "*")
                        .put(path, promotion)
                        .expect(403)
                        .problem())
                .isEqualTo("forbidden");
        assertThat(api.admin().put(path, promotion).expect(428).problem()).isEqualTo("precondition-required");
        assertThat(changeRole(path, "7", "ADMIN").expect(412).problem()).isEqualTo("precondition-failed");
        ApiClient self = api.withToken(tokens.token(customer.id(), "ADMIN")).with("If-Match", "*");
        assertThat(self.put(path, promotion).expect(409).problem()).isEqualTo("own-role");
        api.admin()
                .with("If-Match", "*")
                .put("/users/" + UUID.randomUUID() + "/role", promotion)
                .expect(404);
    }

    @Test
    void theTokensOfAClosedAccountAreRevoked() throws ParseException {
        TestCustomer customer = TestCustomer.register(api);
        ApiClient session = loggedIn(customer);
        session.with("If-Match", "*").delete("/users/" + customer.id()).expect(204);

        session.get("/users/me").expect(401);
        session.get("/wallet").expect(401);
    }

    @Test
    void everyRevocationIsPublishedWithItsVersion() {
        TestCustomer customer = TestCustomer.register(api);
        customer.client().delete("/sessions").expect(204);
        changeRole("/users/" + customer.id() + "/role", "1", "ADMIN").expect(200);
        changeRole("/users/" + customer.id() + "/role", "2", "ADMIN").expect(200);
        api.admin().with("If-Match", "*").delete("/users/" + customer.id()).expect(204);

        var published = events.awaitTypes("souk.users", customer.id(), OPENED, REVOKED, REVOKED, CLOSED);

        assertThat(published).allSatisfy(EventSchemas::assertValid);
        assertThat(published).extracting(PublishedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(published.get(2).data().path("lowest_version").asLong()).isEqualTo(3);
    }

    private ApiResponse changeRole(String path, String version, String role) {
        return api.admin().with("If-Match", "\"" + version + "\"").put(path, Map.of("role", role));
    }

    /** Logs in and copies the claims: in tests the keys of the test sign, not those of the service. */
    private ApiClient loggedIn(TestCustomer customer) throws ParseException {
        String issued = api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", TestCustomer.PASSWORD))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        return api.withToken(tokens.sign(SignedJWT.parse(issued).getJWTClaimsSet()));
    }
}
