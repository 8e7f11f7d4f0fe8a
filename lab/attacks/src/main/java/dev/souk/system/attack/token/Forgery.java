package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;

/** What forged tokens have in common: the claims of the victim with the role of an admin. */
record Forgery(String keyId, String keySet, String claims, String realToken) {

    static Forgery of(Shop shop) throws IOException {
        String token = shop.attacker().token();
        String[] parts = token.split("\\.", -1);
        String claims = Jwt.decode(parts[1])
                .replace(shop.attacker().id(), shop.victim().id())
                .replace("CUSTOMER", "ADMIN");
        String keyId = SoukClient.parse(Jwt.decode(parts[0])).path("kid").asString("");
        String keySet = shop.send(Request.get("/.well-known/jwks.json")).body();
        return new Forgery(keyId, keySet, claims, token);
    }

    String header(String algorithm, String more) {
        return "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"%s}".formatted(algorithm, keyId, more);
    }

    /** A header with another key id, which is JSON already. */
    static String headerWithKeyId(String algorithm, String keyId) {
        return "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":%s}".formatted(algorithm, keyId);
    }

    /** The forged token has to be refused, for data of a user and for an operation of admins. */
    static void expectRefused(Shop shop, Probes probes, String variant, String token) throws IOException {
        for (String path : new String[] {"/wallet", "/users"}) {
            probes.expectStatus(
                    variant + ", GET " + path, shop.send(Request.get(path).withToken(token)), 400, 401);
        }
    }
}
