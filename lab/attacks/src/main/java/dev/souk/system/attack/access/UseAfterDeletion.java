package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Eventually;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** RESTler's checker "use after free": what was deleted is gone, with all that could be done with it. */
final class UseAfterDeletion implements Attack {

    @Override
    public String tries() {
        return "use a cart line, an account and its token after their deletion";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        shop.addToCart(user, 1);
        shop.send(user.send(Request.of("DELETE", "/cart/" + shop.item())));
        probes.expect(shop.cart(user).path("lines").isEmpty(), "the cart afterwards", shop.cart(user));

        Request checkout = Request.of("POST", "/orders").withKey().json("{}");
        probes.expectStatus("order a deleted line", shop.send(user.send(checkout)), 409);

        String version =
                shop.send(user.send(Request.get("/users/me"))).header("ETag").orElse("*");
        Answer closed =
                shop.send(user.send(Request.of("DELETE", "/users/" + user.id()).with("If-Match: " + version)));
        probes.expect(closed.status() == 204, "close the account", closed);
        probes.expectStatus("log in to a closed account", shop.logIn(user), 401);
        for (String path : List.of("/users/me", "/wallet", "/cart", "/orders")) {
            probes.expect(
                    Eventually.within(
                            shop.timeout(),
                            () -> shop.send(user.send(Request.get(path))).status() == 401),
                    "GET %s with the token of a closed account".formatted(path),
                    "still answered after " + shop.timeout());
        }
    }
}
