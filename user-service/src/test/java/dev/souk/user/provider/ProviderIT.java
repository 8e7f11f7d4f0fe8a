package dev.souk.user.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokenIssuer;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Users who log in at another provider, with tokens that the test signs in its place. */
@SoukTest
@TestPropertySource(properties = "souk.token.provider.issuer=" + ProviderIT.ISSUER)
class ProviderIT {

    static final String ISSUER = "https://login.example/realms/shop";

    private final TestApi api;
    private final TestTokens tokens;
    private final JdbcClient jdbc;

    ProviderIT(TestApi api, TestTokens tokens, JdbcClient jdbc) {
        this.api = api;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Test
    void anAccountWithAWalletIsOpenedWhenItsSubjectIsSeenForTheFirstTime() {
        ApiClient ada = user("ada-" + UUID.randomUUID());

        assertThat(deposit(ada)).isEqualTo(500);

        JsonNode account = ada.get("/users/me").expect(200).json();
        assertThat(account.path("role").asString()).isEqualTo("CUSTOMER");
        assertThat(account.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(account.path("email").isNull()).isTrue();
        assertThat(opened(account.path("id").asString())).isOne();
    }

    @Test
    void ofManyFirstCallsAtOnceOneOpensTheAccount() throws Exception {
        ApiClient ada = user("ada-" + UUID.randomUUID());
        Callable<Integer> call = () -> ada.get("/wallet").status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var response :
                    threads.invokeAll(Stream.generate(() -> call).limit(8).toList())) {
                assertThat(response.get()).isEqualTo(200);
            }
        }

        assertThat(opened(ada.get("/users/me").json().path("id").asString())).isOne();
    }

    @Test
    void theRoleIsThatOfTheToken() {
        String subject = "admin-" + UUID.randomUUID();
        ApiClient admin = api.withToken(token(subject, "souk-admin"));

        admin.get("/users").expect(200);
        JsonNode account = admin.get("/users/me").expect(200).json();
        JsonNode demoted = user(subject).get("/users/me").expect(200).json();

        assertThat(account.path("role").asString()).isEqualTo("ADMIN");
        assertThat(demoted.path("role").asString()).isEqualTo("CUSTOMER");
        user(subject).get("/users").expect(403);
        assertThat(jdbc.sql("select action from audit_event where object = ? order by id")
                        .param(account.path("id").asString())
                        .query(String.class)
                        .list())
                .containsExactly("role.grant-admin", "role.revoke-admin");
    }

    @Test
    void aClosedAccountStaysClosed() {
        String subject = "gone-" + UUID.randomUUID();
        ApiClient gone = user(subject);
        String id = gone.get("/users/me").expect(200).json().path("id").asString();

        gone.with("If-Match", "*").delete("/users/" + id).expect(204);

        gone.get("/users/me").expect(401);
        assertThat(opened(id)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /users",
        "POST, /sessions",
        "DELETE, /sessions",
        "POST, /users/me/password",
        "PUT, /users/7d0f4a5e-0000-7000-8000-000000000001/role"
    })
    void whatTheProviderDoesIsSaidToBeThere(String method, String path) {
        ApiClient admin = api.withToken(token("root", "souk-admin"));

        ApiResponse response = switch (method) {
            case "POST" -> admin.post(path, Map.of());
            case "PUT" -> admin.with("If-Match", "*").put(path, Map.of());
            default -> admin.delete(path);
        };

        JsonNode problem = response.expect(410).json();
        assertThat(problem.path("type").asString()).isEqualTo("/problems/login-elsewhere");
        assertThat(problem.path("detail").asString()).contains(ISSUER);
    }

    @Test
    void aCustomerMayNotChangeARoleThereEither() {
        user("ada")
                .with("If-Match", "*")
                .put("/users/" + UUID.randomUUID() + "/role", Map.of("role", "ADMIN"))
                .expect(403);
    }

    @Test
    void tokensOfUserServiceAreInvalid() {
        api.withToken(tokens.token(UUID.randomUUID(), "ADMIN")).get("/users").expect(401);
    }

    private ApiClient user(String subject) {
        return api.withToken(token(subject, "customer"));
    }

    private String token(String subject, String role) {
        JWTClaimsSet.Builder claims = TestTokenIssuer.goodClaims()
                .issuer(ISSUER)
                .subject(subject)
                .claim("role", "ADMIN") // not the configured claim
                .claim("roles", List.of(role));
        return tokens.sign(claims.build());
    }

    private static long deposit(ApiClient client) {
        client.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/wallet/deposits", Map.of("amount_cents", 500))
                .expect(201);
        return client.get("/wallet").expect(200).json().path("balance_cents").asLong();
    }

    private int opened(String account) {
        return jdbc.sql("select count(*) from ledger_account where id = ?::uuid and kind = 'wallet'")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
