package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Excessive data exposure: each view has the documented fields and no others. */
final class ExcessiveData implements Attack {

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "/users/me", Set.of("id", "email", "name", "role", "status"),
            "/wallet", Set.of("balance_cents"),
            "/cart", Set.of("lines", "total_cents", "version"),
            "/wallet/entries?limit=5", Set.of("items", "next_cursor"),
            "/orders?limit=5", Set.of("items", "next_cursor"),
            "/items?limit=5", Set.of("items", "next_cursor"));

    private static final Pattern SECRET =
            Pattern.compile("(?i)passw|hash|argon|bcrypt|\\$2[aby]\\$|secret|private_key|\"d\":|token_version|on_hand");

    @Override
    public String tries() {
        return "find fields in answers that a client has no use for: hashes, secrets, e-mails of others";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (var view : FIELDS.entrySet()) {
            Answer answer = shop.send(shop.victim().send(Request.get(view.getKey())));
            List<String> names = List.copyOf(answer.json().propertyNames());
            probes.expect(view.getValue().containsAll(names), view.getKey(), names);
            expectNoSecret(shop, probes, view.getKey(), answer);
        }
        String order = "/orders/" + shop.victimsOrder();
        expectNoSecret(shop, probes, order, shop.send(shop.victim().send(Request.get(order))));
        expectNoSecret(shop, probes, "public keys", shop.send(Request.get("/.well-known/jwks.json")));
    }

    private static void expectNoSecret(Shop shop, Probes probes, String view, Answer answer) {
        String others = answer.body().replace(shop.victim().email(), "");
        probes.expect(!SECRET.matcher(others).find() && !others.contains("@"), view + " has no secrets", answer);
    }
}
