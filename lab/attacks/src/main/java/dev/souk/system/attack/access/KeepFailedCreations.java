package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.UUID;

/** RESTler's leaking rule: a creation that failed has created nothing. */
final class KeepFailedCreations implements Attack {

    @Override
    public String tries() {
        return "find what a refused registration, cart line, deposit or checkout has left";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String email = "failed-%s@souk.example".formatted(UUID.randomUUID());
        var nobody = new User("", email, "");
        String invalid =
                "{\"email\":\"%s\",\"name\":\"N\",\"password\":\"%s\",\"unknown\":1}".formatted(email, User.PASSWORD);
        probes.expectStatus(
                "an invalid registration",
                shop.send(Request.of("POST", "/users").json(invalid)),
                400);
        probes.expectStatus("log in after an invalid registration", shop.logIn(nobody), 401);

        User user = shop.newUser();
        String unknownItem = "{\"item_id\":\"%s\",\"quantity\":1}".formatted(UUID.randomUUID());
        probes.expectStatus(
                "a line with an unknown item",
                shop.send(user.send(Request.of("POST", "/cart").json(unknownItem))),
                400,
                404,
                409,
                422);
        probes.expect(shop.cart(user).path("lines").isEmpty(), "the cart afterwards", shop.cart(user));

        probes.expectStatus(
                "a deposit without a key",
                shop.send(user.send(Request.of("POST", "/wallet/deposits").json("{\"amount_cents\":500}"))),
                400);
        probes.expect(shop.balance(user) == 0, "the balance afterwards", shop.balance(user));

        probes.expectStatus(
                "a checkout of an empty cart",
                shop.send(user.send(Request.of("POST", "/orders").withKey().json("{}"))),
                409);
        Answer orders = shop.send(user.send(Request.get("/orders")));
        probes.expect(orders.json().path("items").isEmpty(), "the orders afterwards", orders);
    }
}
