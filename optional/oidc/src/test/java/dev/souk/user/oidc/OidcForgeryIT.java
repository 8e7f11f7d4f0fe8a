package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.oidc.OidcClient.Tokens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tokens, requests and addresses that attackers compose. */
@OidcTest
class OidcForgeryIT {

    private final TestApi api;
    private final Browser browser;
    private final OidcClient client;

    OidcForgeryIT(@LocalServerPort int port) {
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
        this.client = new OidcClient(browser);
    }

    /** As an object (RFC 9101), which would go before the query, or by an address that this service would call. */
    @Test
    void aRequestIsReadFromTheQueryAlone() throws Exception {
        client.logIn(TestCustomer.register(api));
        var claims = new JWTClaimsSet.Builder().claim("redirect_uri", "https://evil.example/");
        String object = new PlainJWT(claims.build()).serialize();

        assertThat(Browser.location(client.authorize(client.with("request", object))))
                .startsWith(OidcClient.REDIRECT + "?");
        assertThat(client.authorize(client.with("request_uri", "https://evil.example/"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnsignedAssertionIsNoClient() {
        var claims = new JWTClaimsSet.Builder()
                .issuer("souk-machine")
                .subject("souk-machine")
                .audience("https://souk.example")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();

        var response = browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "souk-machine",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        new PlainJWT(claims).serialize()));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void aLogoutLeadsToNoOtherAddress() {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        for (String address : List.of(
                "https://evil.example/",
                "https://souk.example.evil.example/",
                "https://souk.example@evil.example/",
                "https://user@souk.example/",
                "https://SOUK.example/",
                "https://souk.example:444/",
                "https://souk.example/other",
                "https://souk.example/#fragment",
                "http://souk.example/",
                "//evil.example/",
                "javascript:alert(1)")) {
            assertThat(logOut(tokens.idToken(), address).statusCode())
                    .as(address)
                    .isEqualTo(400);
        }
        assertThat(client.code()).isNotEmpty();
    }

    @Test
    void aForgedIdTokenLogsNobodyOut() throws Exception {
        SignedJWT real =
                SignedJWT.parse(client.logIn(TestCustomer.register(api)).idToken());
        JWTClaimsSet claims = real.getJWTClaimsSet();
        String keys = api.anonymous().get("/.well-known/jwks.json").expect(200).text();
        ECKey known =
                JWKSet.parse(keys).getKeyByKeyId(real.getHeader().getKeyID()).toECKey();
        var changed = new JWTClaimsSet.Builder(claims).claim("nonce", "another").build();

        for (String forged : List.of(
                new PlainJWT(claims).serialize(),
                signed(JWSAlgorithm.HS256, known, claims, new MACSigner(known.toJSONString())),
                signed(JWSAlgorithm.ES256, known, claims, new ECDSASigner(otherKey())),
                real.getParsedParts()[0] + "." + changed.toPayload().toBase64URL() + "." + real.getSignature())) {
            assertThat(logOut(forged, "https://souk.example/").statusCode()).isEqualTo(400);
        }
        assertThat(client.code()).isNotEmpty();
    }

    private static String signed(JWSAlgorithm algorithm, ECKey key, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey otherKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate();
    }

    private HttpResponse<String> logOut(String idToken, String address) {
        return browser.get("/connect/logout?"
                + Browser.form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", address)));
    }
}
