package dev.souk.system.external;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static dev.souk.system.external.PageSession.CALLBACK;
import static dev.souk.system.external.PageSession.START;
import static dev.souk.system.external.PageSession.location;
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
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shop page's login at a provider that gives ID tokens which are not for this login. */
class IdTokenAttackIT {

    private static final String CLIENT_SECRET = "a-secret-of-this-test-only-0123456789";

    private static HostileProvider provider;
    private static RunningSouk souk;

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

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException, JOSEException {
        provider = new HostileProvider();
        Map<String, String> variables =
                Map.of("SOUK_TOKEN_PROVIDER_ISSUER", provider.issuer(), "SOUK_BFF_CLIENTSECRET", CLIENT_SECRET);
        souk = Souk.LAUNCHER.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                        .with(OptionalPart.BFF)
                        .withEnvironment(Topology.BFF.name(), variables),
                _ -> {});
    }

    @AfterAll
    static void stop() {
        souk.close();
        provider.close();
    }

    @Test
    void theTokenForThisLoginIsAccepted() throws Exception {
        var page = page();
        Login login = begin(page);
        provider.give(signed(provider.key(), claims(login).build()));

        assertThat(location(page.get(login.callback()))).isEqualTo("/");
        assertThat(page.get("/bff/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherIsRefused(Forgery forgery) throws Exception {
        var page = page();
        Login login = begin(page);
        provider.give(token(forgery, login));

        assertThat(location(page.get(login.callback()))).isEqualTo("/?login=failed");
        assertThat(page.get("/bff/session").statusCode()).isEqualTo(204);
    }

    private static PageSession page() {
        return new PageSession(souk.gateway(), "", "");
    }

    /** What the provider was told, as in the query of its address. */
    private record Login(String state, String nonce) {

        String callback() {
            return CALLBACK + "?code=any&state=" + state;
        }
    }

    private static Login begin(PageSession page) throws IOException, InterruptedException {
        String address = location(page.get(START));
        assertThat(address).startsWith(provider.issuer() + "/authorize?");
        return new Login(parameter("state", address), parameter("nonce", address));
    }

    private static String parameter(String name, String address) {
        Matcher parameter = Pattern.compile("[?&]%s=([^&]+)".formatted(name)).matcher(address);
        assertThat(parameter.find()).as(address).isTrue();
        return parameter.group(1);
    }

    private static String token(Forgery forgery, Login login) throws Exception {
        ECKey key = provider.key();
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
            case NONCE_OF_ANOTHER_LOGIN -> signed(key, claims(begin(page())).build());
        };
    }

    private static JWTClaimsSet.Builder claims(Login login) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience("souk-page")
                .subject("ada")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", login.nonce());
    }

    private static ECKey anotherKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(provider.key().getKeyID()).generate();
    }

    private static JWSHeader hmac() {
        return new JWSHeader.Builder(HS256).keyID(provider.key().getKeyID()).build();
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
