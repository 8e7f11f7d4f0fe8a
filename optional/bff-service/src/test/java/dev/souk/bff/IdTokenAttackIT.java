package dev.souk.bff;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** The shop page's login at a provider that gives ID tokens which are not for this login. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = InfrastructureInitializer.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class IdTokenAttackIT {

    private static final String CLIENT_SECRET = "a-secret-of-this-test-only-0123456789";

    private static final HostileProvider PROVIDER = HostileProvider.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What is wrong with the token. */
    enum Forgery {
        UNSIGNED,
        HS256_WITH_CLIENT_SECRET,
        HS256_WITH_PUBLIC_KEY,
        ANOTHER_KEY,
        ANOTHER_KEY_IN_ITS_HEADER,
        ANOTHER_ISSUER,
        ANOTHER_AUDIENCE,
        EXPIRED,
        WITHOUT_EXPIRY,
        WITHOUT_NONCE,
        NONCE_OF_ANOTHER_LOGIN
    }

    private final String service;
    private final SessionRepository<? extends Session> sessions;

    IdTokenAttackIT(@LocalServerPort int port, SessionRepository<? extends Session> sessions) {
        this.service = "http://localhost:" + port;
        this.sessions = sessions;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("souk.token.provider.issuer", PROVIDER::issuer);
        properties.add("souk.bff.client-secret", () -> CLIENT_SECRET);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        HTTP.close();
    }

    @Test
    void theTokenForThisLoginIsAccepted() throws Exception {
        var page = new Page();
        Login login = begin(page);
        PROVIDER.give(signed(PROVIDER.key(), claims(login).build()));

        assertThat(location(page.get(login.callback()))).isEqualTo("/");
        assertThat(page.get("/bff/session").statusCode()).isEqualTo(200);
    }

    /** Found by a review: it wrote its id into the row of the session, so that this had the login. */
    @Test
    void aRequestThatHasReadTheSessionBeforeTheLoginTakesNoLoginWithIt() throws Exception {
        var page = new Page();
        Login login = begin(page);
        String before = page.id();
        Runnable end = requestWith(before, sessions);
        PROVIDER.give(signed(PROVIDER.key(), claims(login).build()));
        assertThat(location(page.get(login.callback()))).isEqualTo("/");

        end.run();

        assertThat(sessions.findById(before)).isNull();
        assertThat(page.get("/bff/session").statusCode()).isEqualTo(200);
    }

    /** What it does with the session at its end. */
    private static <S extends Session> Runnable requestWith(String id, SessionRepository<S> sessions) {
        S session = Objects.requireNonNull(sessions.findById(id));
        return () -> {
            session.setLastAccessedTime(Instant.now());
            sessions.save(session);
        };
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherIsRefused(Forgery forgery) throws Exception {
        var page = new Page();
        Login login = begin(page);
        PROVIDER.give(token(forgery, login));

        assertThat(location(page.get(login.callback()))).isEqualTo("/?login=failed");
        assertThat(page.get("/bff/session").statusCode()).isEqualTo(204);
    }

    /** A browser, as far as this login needs one. */
    private final class Page {

        private String session = "";

        String id() {
            return new String(Base64.getDecoder().decode(session.replaceFirst(".*?=", "")), UTF_8);
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(service + path)).header("Cookie", session);
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("__Host-souk-page="))
                    .forEach(cookie -> session = cookie.split(";", 2)[0]);
            return response;
        }
    }

    /** What the provider was told, as in the query of its address. */
    private record Login(String state, String nonce) {

        String callback() {
            return "/bff/callback?code=any&state=" + state;
        }
    }

    private static Login begin(Page page) throws IOException, InterruptedException {
        String address = location(page.get("/bff/login/souk"));
        assertThat(address).startsWith(PROVIDER.issuer() + "authorize?");
        return new Login(parameter("state", address), parameter("nonce", address));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static String parameter(String name, String address) {
        Matcher parameter = Pattern.compile("[?&]%s=([^&]+)".formatted(name)).matcher(address);
        assertThat(parameter.find()).as(address).isTrue();
        return parameter.group(1);
    }

    private String token(Forgery forgery, Login login) throws Exception {
        ECKey key = PROVIDER.key();
        JWTClaimsSet.Builder claims = claims(login);
        return switch (forgery) {
            case UNSIGNED -> new PlainJWT(claims.build()).serialize();
            case HS256_WITH_CLIENT_SECRET -> signed(hmac(), claims.build(), new MACSigner(CLIENT_SECRET));
            case HS256_WITH_PUBLIC_KEY ->
                signed(hmac(), claims.build(), new MACSigner(key.toPublicJWK().toJSONString()));
            case ANOTHER_KEY -> signed(anotherKey(), claims.build());
            case ANOTHER_KEY_IN_ITS_HEADER -> {
                ECKey own = anotherKey();
                var header = new JWSHeader.Builder(ES256).jwk(own.toPublicJWK()).build();
                yield signed(header, claims.build(), new ECDSASigner(own));
            }
            case ANOTHER_ISSUER ->
                signed(key, claims.issuer("https://other.example").build());
            case ANOTHER_AUDIENCE -> signed(key, claims.audience("souk-cli").build());
            case EXPIRED ->
                signed(
                        key,
                        claims.expirationTime(Date.from(Instant.now().minusSeconds(90)))
                                .build());
            case WITHOUT_EXPIRY -> signed(key, claims.expirationTime(null).build());
            case WITHOUT_NONCE -> signed(key, claims.claim("nonce", null).build());
            case NONCE_OF_ANOTHER_LOGIN -> signed(key, claims(begin(new Page())).build());
        };
    }

    private static JWTClaimsSet.Builder claims(Login login) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(PROVIDER.issuer())
                .audience("souk-page")
                .subject("ada")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", login.nonce());
    }

    private static ECKey anotherKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(PROVIDER.key().getKeyID()).generate();
    }

    private static JWSHeader hmac() {
        return new JWSHeader.Builder(HS256).keyID(PROVIDER.key().getKeyID()).build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader.Builder(ES256).keyID(key.getKeyID()).build(), claims, new ECDSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
