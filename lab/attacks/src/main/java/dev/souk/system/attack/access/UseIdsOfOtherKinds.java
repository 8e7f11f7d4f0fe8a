package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** RESTler's checkers of hierarchy and name space: an id of one kind, or of another parent, in the place of another. */
final class UseIdsOfOtherKinds implements Attack {

    @Override
    public String tries() {
        return "use an id in the place of another kind of id, or below another parent";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String user = shop.attacker().id();
        List<Request> requests = List.of(
                Request.get("/orders/" + user),
                Request.get("/orders/%s/events".formatted(user)),
                Request.of("POST", "/orders/%s/cancellation".formatted(user))
                        .withKey()
                        .json("{}"),
                Request.get("/items/" + user),
                Request.get("/users/" + shop.item()),
                Request.get("/users/" + shop.victimsOrder()),
                Request.get("/orders/%s/%s".formatted(user, shop.victimsOrder())),
                Request.get("/users/%s/orders".formatted(shop.victim().id())),
                Request.get("/users/%s/wallet".formatted(shop.victim().id())),
                Request.of("PUT", "/cart/" + shop.victimsOrder()).json("{\"quantity\":1}"),
                Request.of("POST", "/cart").json("{\"item_id\":\"%s\",\"quantity\":1}".formatted(user)));
        for (Request request : requests) {
            probes.expectStatus(request.toString(), shop.attack(request), 400, 404, 409, 422);
        }
    }
}
