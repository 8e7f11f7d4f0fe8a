package dev.souk.system.external;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.system.repository.Repository;
import dev.souk.system.shared.Descriptions;
import dev.souk.testing.TestTokenIssuer;
import dev.souk.testing.authorization.Credential;
import dev.souk.testing.authorization.Endpoint;
import dev.souk.testing.authorization.Outcome;
import dev.souk.testing.authorization.Probe;
import dev.souk.testing.http.ApiOperation;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint of the services that has a route, at a running system, with every kind of credential that can be had
 * or forged without the key of the provider; AuthorizationIT of each service has the others.
 *
 * @param keys where the provider has its keys
 * @param leftOut methods and paths of what would end the tokens
 */
record AccessMatrix(String gateway, URI keys, Tokens tokens, Set<String> leftOut) {

    private static final List<String> SERVICES = List.of("user-service", "cart-service", "order-service");
    private static final List<Credential> CREDENTIALS = List.of(
            Credential.NONE,
            Credential.UNSIGNED,
            Credential.HS256_WITH_PUBLIC_KEY,
            Credential.UNKNOWN_KEY_ID,
            Credential.ROGUE_KEY,
            Credential.OTHER_USER,
            Credential.CUSTOMER,
            Credential.ADMIN);

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Access tokens of the provider. */
    record Tokens(String customer, String other, String admin) {}

    /** The cells of the table, and those in which the system does something else. */
    record Result(int cells, List<String> deviations) {}

    Result compare() throws IOException, ParseException, JOSEException {
        UUID account = id(Call.get("/users/me"));
        UUID order = order();
        var deviations = new ArrayList<String>();
        int cells = 0;
        for (String service : SERVICES) {
            JsonNode description = Descriptions.of(service, client());
            for (Endpoint endpoint : endpoints(service)) {
                String path = endpoint.path(endpoint.path().startsWith("/orders") ? order : account)
                        .replaceFirst("^/admin/", "/admin/" + service + "/");
                String body = ApiOperation.exampleOfBody(description, endpoint.method(), endpoint.path());
                for (Credential credential : CREDENTIALS) {
                    String outcome = await().pollDelay(Duration.ZERO)
                            .atMost(SOON)
                            .until(() -> outcome(endpoint, path, body, credential), one -> !one.matches("50[34]"));
                    Outcome expected = endpoint.access().outcomeFor(credential);
                    boolean isUnknownId = endpoint.path().contains("{")
                            && outcome.equals(Outcome.NOT_FOUND.name())
                            && expected == Outcome.ADMITTED;
                    cells++;
                    if (!outcome.equals(expected.name()) && !isUnknownId) {
                        deviations.add("%s, %s: %s instead of %s".formatted(endpoint, credential, outcome, expected));
                    }
                }
            }
        }
        return new Result(cells, deviations);
    }

    private String outcome(Endpoint endpoint, String path, String body, Credential credential) throws Exception {
        return Probe.send(
                endpoint.method(), URI.create(gateway + path), body, token(credential), AccessMatrix::outcome);
    }

    /** A request that was throttled or has failed says nothing of access. */
    private static String outcome(int status, String body) {
        return status == 429 || status >= 500
                ? String.valueOf(status)
                : Outcome.of(status, body).name();
    }

    private List<Endpoint> endpoints(String service) throws IOException {
        String table = Files.readString(Repository.ROOT.resolve(service + "/src/test/resources/authorization.txt"));
        return Stream.concat(Endpoint.parse(table).stream(), Endpoint.ofEveryService().stream())
                .filter(endpoint -> !endpoint.path().matches("/(actuator|v3)/.*"))
                .filter(endpoint -> !leftOut.contains(endpoint.toString()))
                .toList();
    }

    /** Those that are forged have the claims of the admin. */
    private @Nullable String token(Credential credential) throws IOException, ParseException, JOSEException {
        SignedJWT real = SignedJWT.parse(tokens.admin());
        String key = real.getHeader().getKeyID();
        JWTClaimsSet claims = real.getJWTClaimsSet();
        return switch (credential) {
            case OTHER_USER -> tokens.other();
            case CUSTOMER -> tokens.customer();
            case ADMIN -> tokens.admin();
            case UNSIGNED -> new PlainJWT(claims).serialize();
            case HS256_WITH_PUBLIC_KEY -> signedWithPublicKey(key, claims);
            case UNKNOWN_KEY_ID -> new TestTokenIssuer("unknown").sign(claims);
            case ROGUE_KEY -> new TestTokenIssuer(key).sign(claims);
            default -> null;
        };
    }

    private String signedWithPublicKey(String key, JWTClaimsSet claims)
            throws IOException, ParseException, JOSEException {
        String secret = JWKSet.load(keys.toURL()).getKeyByKeyId(key).toJSONString();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key)
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    /** An order of the customer, who can pay it. */
    private UUID order() throws IOException {
        String item = client().send(Call.get("/items?limit=1"))
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        client().send(Call.post("/cart", "{\"item_id\":\"%s\",\"quantity\":1}".formatted(item))
                        .withToken(tokens.customer()))
                .expect(200);
        return id(Call.post("/orders", "{}").withIdempotencyKey());
    }

    /** Again with the same key: a service that has just started is slow. */
    private UUID id(Call call) {
        Call own = call.withToken(tokens.customer());
        return UUID.fromString(await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> client().send(own), reply -> reply.status() < 500)
                .text("id"));
    }

    private SoukClient client() {
        return new SoukClient(gateway, Duration.ofSeconds(10));
    }
}
