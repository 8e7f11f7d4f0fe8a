package dev.souk.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.Mockito.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.common.token.RemoteJwkSource;
import dev.souk.common.token.TokenProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tokens of another provider, whose keys are found by its discovery document. */
class ProviderTokensTest {

    private static final String SUBJECT = "auth0|ada";
    private static final String SOUK = "https://souk.example";
    private static final long END_OF_2099 = 4_102_444_799L;
    private static final ECKey EC = ecKey();
    private static final RSAKey RSA = rsaKey();

    private HttpServer provider;
    private String issuer;
    private volatile String published;
    private volatile String keysScheme = "http";

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "localhost:" + provider.getAddress().getPort();
        issuer = "http://" + address + "/realm";
        published = issuer;
        provider.createContext(
                "/realm/.well-known/openid-configuration",
                call -> respond(call, """
                                {"issuer": "%s", "jwks_uri": "%s://%s/keys"}""".formatted(published, keysScheme, address)));
        provider.createContext(
                "/keys",
                call -> respond(
                        call, new JWKSet(List.of(EC, RSA)).toPublicJWKSet().toString()));
        provider.setExecutor(Thread::startVirtualThread);
        provider.start();
        await().pollDelay(Duration.ZERO)
                .ignoreExceptions() // the first fetch of a JVM takes longer than keys are waited for
                .until(() -> decoder("roles").decode(token(claims -> claims)), known -> known.hasClaim("sub"));
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    @Test
    void aTokenIsThatOfAnAccountWhoseIdFollowsFromIssuerAndSubject() {
        Jwt ada = decoder("roles").decode(token(claims -> claims.claim("email", "ada@souk.example")));
        Jwt bob = decoder("roles").decode(token(claims -> claims.subject("auth0|bob")));

        assertThat(UUID.fromString(ada.getSubject())).isNotEqualTo(UUID.fromString(bob.getSubject()));
        assertThat(decoder("roles").decode(token(claims -> claims)).getSubject())
                .isEqualTo(ada.getSubject());
        assertThat(ada.getClaims()).containsEntry("role", "CUSTOMER").doesNotContainKey("email");
    }

    @Test
    void nobodyBecomesTheOwnerOfAnAccountByNamingItsId() {
        String account = UUID.randomUUID().toString();

        assertThat(decoder("roles")
                        .decode(token(claims -> claims.subject(account)))
                        .getSubject())
                .isNotEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({
        "roles, ADMIN",
        "realm_access.roles, ADMIN",
        "https://shop.example/role, ADMIN",
        "role, CUSTOMER",
        "realm_access, CUSTOMER",
        "groups, CUSTOMER",
        "sub.roles, CUSTOMER"
    })
    void theRoleComesFromTheConfiguredClaim(String claim, String role) {
        String token = token(claims -> claims.claim("roles", List.of("reader", "souk-admin"))
                .claim("realm_access", Map.of("roles", List.of("souk-admin")))
                .claim("https://shop.example/role", "souk-admin")
                .claim("groups", List.of("souk-administrators"))
                .claim("role", "ADMIN"));

        assertThat(decoder(claim).decode(token).getClaimAsString("role")).isEqualTo(role);
    }

    @Test
    void aProviderMaySignWithRsa() {
        String token = sign(JWSAlgorithm.RS256, "at+jwt", claims().build());

        assertThat(decoder("roles").decode(token).getClaimAsString("role")).isEqualTo("CUSTOMER");
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> badClaims() {
        return Stream.of(
                claims -> claims.issuer(SOUK), // with the keys of the provider
                claims -> claims.audience("souk-cli"),
                claims -> claims.audience("cart-service"), // that of machines, which this provider has none of
                claims -> claims.claim("cnf", Map.of("x5t#S256", "of-a-certificate")),
                claims -> claims.audience((String) null),
                claims -> claims.claim("exp", 1),
                claims -> claims.claim("exp", null),
                claims -> claims.subject(null),
                claims -> claims.subject("machine").claim("client_id", "machine"),
                claims -> claims.subject("machine").claim("cid", "machine"), // Okta
                claims -> claims.subject("machine@clients").claim("azp", "machine"), // Auth0
                claims -> claims.claim("azp", "machine").claim("idtyp", "app"), // Entra ID
                claims -> claims.claim("azp", "machine").claim("preferred_username", "service-account-machine"));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void aTokenForAnythingElseIsRejected(UnaryOperator<JWTClaimsSet.Builder> change) {
        String token = token(change);

        assertThatThrownBy(() -> decoder("roles").decode(token)).isInstanceOf(BadJwtException.class);
    }

    @ParameterizedTest
    @CsvSource({"application/at+jwt, false", "JWT, true", ", true"})
    void theOtherNameOfTheTypeIsAcceptedAndOrdinaryTokensWhereTheyAreConfigured(
            @Nullable String type, boolean untyped) {
        String token = sign(JWSAlgorithm.ES256, type, claims().build());

        assertThat(decoder("roles", untyped).decode(token).getClaimAsString("role"))
                .isEqualTo("CUSTOMER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "at_hash"})
    void anIdTokenIsRejectedAlsoWhereAccessTokensHaveItsType(String claim) {
        String token =
                sign(JWSAlgorithm.ES256, "JWT", claims().claim(claim, "any").build());

        assertThatThrownBy(() -> decoder("roles", true).decode(token)).isInstanceOf(BadJwtException.class);
    }

    @ParameterizedTest
    @CsvSource({"ES256, JWT", "ES256,", "ES256, id+jwt", "RS512, at+jwt", "HS256, at+jwt"})
    void anotherTypeOrAlgorithmIsRejected(String algorithm, @Nullable String type) {
        String token = sign(JWSAlgorithm.parse(algorithm), type, claims().build());

        assertThatThrownBy(() -> decoder("roles").decode(token)).isInstanceOf(BadJwtException.class);
    }

    /** As where an attacker can choose the address of the document, but not its certificate. */
    @Test
    void theDocumentOfAnotherIssuerIsNotBelieved() {
        published = "https://evil.example";
        String token = token(claims -> claims);

        assertThatThrownBy(() -> decoder("roles").decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class); // 503: the token may be valid
    }

    /** A time-out of each read would never be reached. */
    @Test
    void keysThatComeByteByByteAreNotWaitedForLong() {
        provider.removeContext("/keys");
        provider.createContext("/keys", call -> {
            call.sendResponseHeaders(200, 0);
            while (true) { // until the client closes the connection
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                call.getResponseBody().write(' ');
                call.getResponseBody().flush();
            }
        });
        String token = token(claims -> claims);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> decoder("roles").decode(token))
                        .isInstanceOf(JwtException.class)
                        .isNotInstanceOf(BadJwtException.class));
    }

    @Test
    void keysAreReadFromWebAddressesOnly() {
        keysScheme = "file";
        String token = token(claims -> claims);

        assertThatThrownBy(() -> decoder("roles").decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private JwtDecoder decoder(String rolesClaim) {
        return decoder(rolesClaim, false);
    }

    private JwtDecoder decoder(String rolesClaim, boolean untyped) {
        var properties = new TokenProperties(
                SOUK,
                "souk",
                List.of("cart-service"),
                "http://user-service/.well-known/jwks.json",
                Duration.ofSeconds(30),
                new TokenProperties.Provider(issuer, rolesClaim, "souk-admin", untyped));
        var keys = RemoteJwkSource.of(properties, mock(BalancedServices.class), new DefaultSslBundleRegistry());
        return new TokenAutoConfiguration().jwtDecoder(keys, properties, mock(RevokedTokens.class));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("souk")
                .subject(SUBJECT)
                .claim("exp", END_OF_2099);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(JWSAlgorithm.ES256, "at+jwt", change.apply(claims()).build());
    }

    private static String sign(JWSAlgorithm algorithm, @Nullable String type, JWTClaimsSet claims) {
        boolean isEc = algorithm.equals(JWSAlgorithm.ES256);
        var header = new JWSHeader.Builder(algorithm)
                .type(type == null ? null : new JOSEObjectType(type))
                .keyID(isEc ? EC.getKeyID() : RSA.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer(algorithm));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWSSigner signer(JWSAlgorithm algorithm) throws JOSEException {
        return switch (algorithm.getName().substring(0, 2)) {
            case "ES" -> new ECDSASigner(EC);
            case "HS" -> new MACSigner(RSA.toPublicJWK().toJSONString()); // what everybody knows, as a secret
            default -> new RSASSASigner(RSA);
        };
    }

    private static ECKey ecKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void respond(HttpExchange call, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
