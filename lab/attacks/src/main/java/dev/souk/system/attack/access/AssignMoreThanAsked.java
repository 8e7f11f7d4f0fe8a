package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Mass assignment: fields that the server sets itself are in the body of the request. */
final class AssignMoreThanAsked implements Attack {

    @Override
    public String tries() {
        return "set role, balance, version, price or owner by an additional field of a body";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String field : List.of(
                "\"role\":\"ADMIN\"",
                "\"status\":\"ACTIVE\"",
                "\"id\":\"%s\"".formatted(user.id()),
                "\"balance_cents\":1000000",
                "\"version\":7",
                "\"password_hash\":\"x\"")) {
            String account = "{\"email\":\"more-%s@souk.example\",\"name\":\"M\",\"password\":\"%s\",%s}"
                    .formatted(UUID.randomUUID(), User.PASSWORD, field);
            probes.expectStatus(
                    "register with " + field,
                    shop.send(Request.of("POST", "/users").json(account)),
                    400);
            Request rename = Request.of("PATCH", "/users/" + user.id()).with("If-Match: *");
            probes.expectStatus(
                    "rename with " + field,
                    shop.send(user.send(rename.json("{\"name\":\"N\",%s}".formatted(field)))),
                    400);
        }
        shop.addToCart(user, 1);
        long total = shop.cart(user).path("total_cents").asLong(0);
        for (String field : List.of(
                "\"price_cents\":1",
                "\"total_cents\":1",
                "\"name\":\"x\"",
                "\"version\":1",
                "\"user_id\":\"%s\"".formatted(shop.victim().id()))) {
            String line = "{\"item_id\":\"%s\",\"quantity\":1,%s}".formatted(shop.item(), field);
            probes.expectStatus(
                    "a cart line with " + field,
                    shop.send(user.send(Request.of("POST", "/cart").json(line))),
                    400);
            Request quantity = Request.of("PUT", "/cart/" + shop.item()).json("{\"quantity\":1,%s}".formatted(field));
            probes.expectStatus("a quantity with " + field, shop.send(user.send(quantity)), 400);
            Request order = Request.of("POST", "/orders").withKey().json("{%s}".formatted(field));
            probes.expectStatus("a checkout with " + field, shop.send(user.send(order)), 400);
            Request deposit = Request.of("POST", "/wallet/deposits").withKey();
            probes.expectStatus(
                    "a deposit with " + field,
                    shop.send(user.send(deposit.json("{\"amount_cents\":5,%s}".formatted(field)))),
                    400);
        }
        probes.expect(total == shop.cart(user).path("total_cents").asLong(0), "the total afterwards", shop.cart(user));
    }
}
