package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokenIssuer;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A client without a user, such as the program of a warehouse. */
@SoukTest
class MachineIT {

    private static final String SCOPE = "cart-service:items.write";

    static final List<UnaryOperator<JWTClaimsSet.Builder>> INVALID = List.of(
            claims -> claims.audience("order-service"),
            claims -> claims.audience("gateway-service"),
            claims -> claims.audience(List.of()),
            claims -> claims.issuer("https://other.example"),
            claims -> claims.claim("exp", Instant.now().minusSeconds(30).getEpochSecond()),
            claims -> claims.subject("souk-machine"), // the id of a client is no id of a caller
            claims -> claims.claim("cnf", Map.of("x5t#S256", "of-a-certificate")));

    private final TestApi api;
    private final TestTokens tokens;

    MachineIT(TestApi api, TestTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    @Test
    void withTheScopeItChangesItemsAndStockUnderItsOwnId() {
        ApiClient machine = machine("cart-service", SCOPE);
        var goods = ShopFixture.goods();

        String item =
                machine.post("/items", goods).expect(201).json().path("id").asString();
        machine.put("/items/" + item, goods).expect(200);
        adjust(machine, item).expect(201);

        assertThat(api.admin()
                        .get("/admin/audit?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream())
                .filteredOn(row -> row.path("object").asString("").equals(item))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.path("actor").asString()).isEqualTo(TestTokenIssuer.USER));
    }

    @Test
    void withAnotherScopeItMayNot() {
        ApiClient machine = machine("cart-service", "cart-service:items.read");

        assertThat(machine.post("/items", ShopFixture.goods()).expect(403).problem())
                .isEqualTo("forbidden");
        assertThat(adjust(machine, UUID.randomUUID().toString()).expect(403).problem())
                .isEqualTo("forbidden");
    }

    @Test
    void theScopeIsForNothingElse() {
        ApiClient machine = machine("cart-service", SCOPE);

        assertThat(machine.get("/cart").expect(403).problem()).isEqualTo("forbidden");
        machine.delete("/cart").expect(403);
        machine.get("/admin/audit").expect(403);
        machine.get("/actuator/info").expect(403);
        machine.get("/items").expect(200);
    }

    @Test
    void theScopeIsNoRightOfAUser() {
        var claims = TestTokens.machineClaims("souk", SCOPE).claim("role", "CUSTOMER");

        api.withToken(tokens.sign(claims.build()))
                .post("/items", ShopFixture.goods())
                .expect(403);
    }

    @ParameterizedTest
    @FieldSource("INVALID")
    void aTokenForAnythingElseIsRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = change.apply(TestTokens.machineClaims("cart-service", SCOPE));
        ApiClient machine = api.withToken(tokens.sign(claims.build()));

        assertThat(machine.post("/items", ShopFixture.goods()).expect(401).problem())
                .isEqualTo("unauthorized");
    }

    private ApiClient machine(String service, String scope) {
        return api.withToken(tokens.machineToken(service, scope));
    }

    private static ApiResponse adjust(ApiClient machine, String item) {
        return machine.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/items/" + item + "/stock", Map.of("delta", 1));
    }
}
