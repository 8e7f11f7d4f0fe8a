package dev.souk.user.oidc;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.testing.tls.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Services that are clients by their certificates, as with the profile {@code tls}. */
@OidcTest
class MachineCertificateIT {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Map<String, String> REQUEST =
            Map.of("grant_type", "client_credentials", "client_id", "accounts", "scope", "user-service:accounts.read");

    @TempDir
    private static Path folder;

    private final int port;
    private final X509Bundle own = AUTHORITY.issue("accounts");

    MachineCertificateIT(@LocalServerPort int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void certificates(DynamicPropertyRegistry properties) throws IOException {
        AUTHORITY.issueTo(folder, "localhost");
        properties.add(
                "spring.ssl.bundle.pem.souk.keystore.certificate",
                () -> folder.resolve("tls.crt").toString());
        properties.add(
                "spring.ssl.bundle.pem.souk.keystore.private-key",
                () -> folder.resolve("tls.key").toString());
        properties.add(
                "spring.ssl.bundle.pem.souk.truststore.certificate",
                () -> folder.resolve("ca.crt").toString());
        properties.add("server.ssl.bundle", () -> "souk");
        properties.add("server.ssl.client-auth", () -> "need");
    }

    @Test
    void aServiceGetsATokenByItsCertificateThatIsBoundToIt() {
        JWTClaimsSet claims = OidcClient.claims(token(own));

        assertThat(claims.getAudience()).containsExactly("user-service");
        assertThat(claims.getClaims())
                .containsEntry("client_id", "accounts")
                .containsEntry(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                X509CertUtils.computeSHA256Thumbprint(own.getCertificate())
                                        .toString()));
    }

    @Test
    void theTokenIsWorthNothingWithAnotherCertificate() {
        String token = token(own);

        assertThat(call(own, token).statusCode()).isEqualTo(403); // a machine, but a valid token
        assertThat(call(AUTHORITY.issue("gateway-service"), token))
                .returns(401, HttpResponse::statusCode)
                .satisfies(response -> assertThat(response.body()).contains("/problems/unauthorized"));
        assertThat(call(AUTHORITY.issue("accounts"), token).statusCode()).isEqualTo(401); // renewed: another token, too
    }

    @Test
    void theTokenCanBeIntrospectedAndRevoked() {
        var parameters = Map.of("client_id", "accounts", "token", token(own));

        var known = send(own, form("/oauth2/introspect", parameters));
        assertThat(OidcClient.json(known, 200).path("active").asBoolean()).isTrue();
        assertThat(send(own, form("/oauth2/revoke", parameters)).statusCode()).isEqualTo(200);
        var revoked = send(own, form("/oauth2/introspect", parameters));
        assertThat(OidcClient.json(revoked, 200).path("active").asBoolean(true)).isFalse();
    }

    /** Requests that come by the gateway have its certificate, whoever sends them. */
    @Test
    void nobodyIsAClientByTheCertificateOfAnotherOne() {
        X509Bundle gateway = AUTHORITY.issue("gateway-service");

        assertThat(post(gateway, REQUEST).statusCode()).isEqualTo(401);
        assertThat(post(gateway, Map.of("grant_type", "client_credentials", "client_id", "gateway-service"))
                        .statusCode())
                .isEqualTo(401);
        var otherAuthority = new TestAuthority();
        assertThatThrownBy(() -> send(otherAuthority.issue("accounts"), request("/oauth2/token")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void publicClientsAndSecretsWorkWithTheCertificateOfTheGatewayAsWithoutOne() {
        X509Bundle gateway = AUTHORITY.issue("gateway-service");

        var refresh =
                post(gateway, Map.of("grant_type", "refresh_token", "client_id", "souk-cli", "refresh_token", "x"));
        assertThat(OidcClient.error(refresh)).isEqualTo("invalid_grant");
        var machine = send(
                gateway,
                form(Map.of("grant_type", "client_credentials", "scope", "cart-service:items.write"))
                        .header("Authorization", OidcLoginIT.basic("souk-machine", OidcTest.MACHINE_SECRET)));
        assertThat(claimsOf(machine).getClaims()).doesNotContainKey("cnf");
    }

    private String token(X509Bundle certificate) {
        return OidcClient.json(post(certificate, REQUEST), 200)
                .path("access_token")
                .asString();
    }

    private static JWTClaimsSet claimsOf(HttpResponse<String> response) {
        return OidcClient.claims(
                OidcClient.json(response, 200).path("access_token").asString());
    }

    private HttpResponse<String> call(X509Bundle certificate, String token) {
        return send(certificate, request("/users/me").header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(X509Bundle certificate, Map<String, String> parameters) {
        return send(certificate, form(parameters));
    }

    private HttpRequest.Builder form(Map<String, String> parameters) {
        return form("/oauth2/token", parameters);
    }

    private HttpRequest.Builder form(String path, Map<String, String> parameters) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString(Browser.form(parameters)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }

    private static HttpResponse<String> send(X509Bundle certificate, HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder()
                .sslContext(AUTHORITY.context(certificate))
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
