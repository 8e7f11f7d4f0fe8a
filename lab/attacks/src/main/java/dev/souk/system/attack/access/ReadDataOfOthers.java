package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Broken object level authorisation: the id of another user's data, with a token of one's own. */
final class ReadDataOfOthers implements Attack {

    @Override
    public String tries() {
        return "read account, order, events and timeline of another user by their ids";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String order = "/orders/" + shop.victimsOrder();
        String account = "/users/" + shop.victim().id();
        for (String path : List.of(
                order,
                order + "/events",
                account,
                "/users/" + shop.victim().id().toUpperCase(Locale.ROOT))) {
            probes.expectStatus("GET " + path, shop.attack(Request.get(path)), 404);
            probes.expect(
                    shop.send(Request.get(path)).status() == 401, "GET %s without a token".formatted(path), "not 401");
        }
        probes.expectStatus("the timeline of an order", shop.attack(Request.get(order + "/timeline")), 403, 404);
    }
}
