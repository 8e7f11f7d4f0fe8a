package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** A valid token in places that end up in logs and caches, and malformed ones in the right place. */
final class MisplaceTokens implements Attack {

    @Override
    public String tries() {
        return "send a token as a parameter or cookie, or malformed in its header";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String token = shop.attacker().token();
        List<Request> requests = List.of(
                Request.get("/wallet?access_token=" + token),
                Request.get("/wallet?token=" + token),
                Request.get("/wallet").with("Cookie: access_token=" + token),
                Request.get("/wallet").with("X-Access-Token: " + token),
                Request.get("/wallet").with("Authorization: Basic YWRtaW46YWRtaW4="),
                Request.get("/wallet").with("Authorization: " + token),
                Request.get("/wallet").with("Authorization: Bearer"),
                Request.get("/wallet").with("Authorization: Bearer null"),
                Request.get("/wallet").with("Authorization: Bearer ."),
                Request.get("/wallet").with("Authorization: Bearer .."),
                Request.get("/wallet").with("Authorization: Bearer " + "a".repeat(7_000)),
                Request.get("/wallet").with("Authorization: Bearer " + "e30.".repeat(1_000)),
                Request.get("/wallet").withToken(token + "x"),
                Request.get("/wallet").withToken(token + ".x"),
                Request.get("/wallet").withToken(Jwt.encode("{".repeat(3_000)) + ".e30.AA"));
        for (Request request : requests) {
            String variant = "%s %s"
                    .formatted(request.target().replace(token, "TOKEN"), request.headers())
                    .replace(token, "TOKEN");
            probes.expectStatus(
                    variant.substring(0, Math.min(variant.length(), 100)), shop.send(request), 400, 401, 431);
        }
    }
}
