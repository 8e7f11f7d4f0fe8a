package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class PasswordChangeIT {

    private static final String NEW = "a rather different passphrase";

    private final TestApi api;
    private final TestTokens tokens;
    private final TestCustomer customer;

    PasswordChangeIT(TestApi api, TestTokens tokens) {
        this.api = api;
        this.tokens = tokens;
        this.customer = TestCustomer.register(api);
    }

    @Test
    void aChangeEndsAllSessionsAndOnlyTheNewPasswordLogsIn() throws ParseException {
        ApiClient session = session(TestCustomer.PASSWORD);
        ApiClient stolen = session(TestCustomer.PASSWORD);

        change(session, TestCustomer.PASSWORD, NEW).expect(204);

        stolen.get("/users/me").expect(401);
        session.get("/users/me").expect(401);
        login(TestCustomer.PASSWORD).expect(401);
        session(NEW).get("/users/me").expect(200);
    }

    @Test
    void whoHasAStolenTokenCannotGuessTheCurrentPassword() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(change(customer.client(), "battery staple", NEW)
                            .expect(403)
                            .problem())
                    .isEqualTo("wrong-password");
        }

        assertThat(change(customer.client(), TestCustomer.PASSWORD, NEW)
                        .expect(429)
                        .problem())
                .isEqualTo("too-many-requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fourteen chars", "passwordpassword", "Souk-1234567890", "Ada Ada Ada Ada Ada"})
    void anEasyPasswordIsRejectedAndNamed(String password) {
        var response =
                change(customer.client(), TestCustomer.PASSWORD, password).expect(400);

        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.json().path("errors").get(0).path("field").asString())
                .isEqualTo("new_password");
        login(TestCustomer.PASSWORD).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"letmeinletmein12", "souk-souk-souk-souk", "Grace-Hopper-123", "grace.hopper.grace"})
    void anEasyPasswordCannotBeRegistered(String password) {
        Map<String, String> easy =
                Map.of("email", "grace.hopper@example.org", "name", "Grace Hopper", "password", password);

        assertThat(api.anonymous().post("/users", easy).expect(400).problem()).isEqualTo("validation-failed");
    }

    @Test
    void aClosedAccountHasNoPasswordToChange() {
        customer.close();

        assertThat(change(customer.client(), TestCustomer.PASSWORD, NEW)
                        .expect(409)
                        .problem())
                .isEqualTo("account-closed");
    }

    private static ApiResponse change(ApiClient client, String current, String next) {
        return client.post("/users/me/password", Map.of("current_password", current, "new_password", next));
    }

    /** Logs in and copies the claims: in tests the keys of the test sign, not those of the service. */
    private ApiClient session(String password) throws ParseException {
        String issued = login(password).expect(200).json().path("access_token").asString();
        return api.withToken(tokens.sign(SignedJWT.parse(issued).getJWTClaimsSet()));
    }

    private ApiResponse login(String password) {
        return api.anonymous().post("/sessions", Map.of("email", customer.email(), "password", password));
    }
}
