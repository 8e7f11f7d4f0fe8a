package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.ReceivedRequest;
import dev.souk.testing.TestTokenIssuer;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokensIT extends AbstractGatewayIT {

    @ParameterizedTest
    @CsvSource({
        "POST, /users",
        "POST, /sessions",
        "GET, /items",
        "GET, /items/1",
        "GET, /.well-known/jwks.json",
        "GET, /v3/api-docs/order-service",
        "GET, /swagger-ui/index.html"
    })
    void publicEndpointsNeedNoToken(String method, String path) {
        assertThat(call(method, path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users",
        "GET, /users/me",
        "DELETE, /users/1",
        "GET, /sessions",
        "GET, /wallet",
        "POST, /wallet/deposits",
        "POST, /items",
        "PUT, /items/1",
        "POST, /items/1/stock",
        "GET, /cart",
        "DELETE, /cart",
        "POST, /orders",
        "GET, /orders/1/events"
    })
    void allOtherPathsNeedAToken(String method, String path) {
        var response = call(method, path);

        assertProblem(response, 401, "unauthorized", path);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"souk\"");
    }

    @Test
    void withoutAllowedOriginsAPreflightIsForbiddenAndOtherRequestsAreNotChanged() {
        assertProblem(
                call(
                        "OPTIONS",
                        "/orders",
                        request -> request.header("Origin", "http://shop.example")
                                .header("Access-Control-Request-Method", "POST")),
                403,
                "forbidden",
                "/orders");
        var response = call("GET", "/items", request -> request.header("Origin", "http://shop.example"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/items", "/orders", "/orders/1/events"})
    void optionsNeedsNoToken(String path) {
        assertThat(call("OPTIONS", path).statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenIsForwardedToTheService() {
        String token = ISSUER.token();

        call("GET", "/cart", request -> request.header("Authorization", "Bearer " + token));

        assertThat(CARTS.received())
                .extracting(ReceivedRequest::headers)
                .extracting(headers -> headers.getFirst("Authorization"))
                .containsExactly("Bearer " + token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void anInvalidTokenIsRejected(String why, String token) {
        var response = call("GET", "/cart", request -> request.header("Authorization", "Bearer " + token));

        assertProblem(response, 401, "unauthorized", "/cart");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"souk\", error=\"invalid_token\"");
        assertThat(CARTS.received()).as(why).isEmpty();
    }

    @Test
    void tokensWithInventedKeyIdsAreInvalidHoweverManyThereAre() {
        IntStream.range(0, 20).forEach(id -> {
            String token = new TestTokenIssuer("invented-" + id).token();

            var response = call("GET", "/cart", request -> request.header("Authorization", "Bearer " + token));

            assertProblem(response, 401, "unauthorized", "/cart");
        });
    }

    static Stream<Arguments> badTokens() throws JOSEException {
        String good = ISSUER.token();
        return Stream.of(
                Arguments.of("expired", ISSUER.token(claims -> claims.claim("exp", secondsFromNow(-60)))),
                Arguments.of("expired 30 s ago", ISSUER.token(claims -> claims.claim("exp", secondsFromNow(-30)))),
                Arguments.of("never expires", ISSUER.token(claims -> claims.claim("exp", null))),
                Arguments.of("not yet valid", ISSUER.token(claims -> claims.claim("nbf", secondsFromNow(60)))),
                Arguments.of("another issuer", ISSUER.token(claims -> claims.issuer("https://evil.example"))),
                Arguments.of("another audience", ISSUER.token(claims -> claims.audience("shop"))),
                Arguments.of("no audience", ISSUER.token(claims -> claims.audience((String) null))),
                Arguments.of("type JWT", ISSUER.tokenOfType("JWT")),
                Arguments.of(
                        "unsigned", new PlainJWT(TestTokenIssuer.goodClaims().build()).serialize()),
                Arguments.of("HS256 with the public key as secret", signedWithPublicKey()),
                Arguments.of("unknown key", new TestTokenIssuer("unknown").token()),
                Arguments.of("known key id, another key", new TestTokenIssuer(ISSUER.keyId()).token()),
                Arguments.of("signature cut off", good.substring(0, good.lastIndexOf('.') + 1)),
                Arguments.of("two", good + " " + good),
                Arguments.of("no token at all", "nonsense"));
    }

    private static String signedWithPublicKey() throws JOSEException {
        JWTClaimsSet claims = TestTokenIssuer.goodClaims().build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(ISSUER.keyId())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new MACSigner(ISSUER.jwks()));
        return token.serialize();
    }

    private static long secondsFromNow(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }
}
