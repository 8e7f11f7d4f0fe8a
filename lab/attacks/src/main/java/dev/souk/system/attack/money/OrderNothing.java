package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Quantities that cost nothing or less, or overflow. */
final class OrderNothing implements Attack {

    private static final List<String> QUANTITIES =
            List.of("0", "-1", "100", "1000000000", "2147483648", "4294967297", "1e9", "0.5", "\"1\"", "null", "[1]");

    @Override
    public String tries() {
        return "order for nothing by a quantity of zero, below zero, too large or malformed";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        shop.addToCart(user, 1);
        for (String quantity : QUANTITIES) {
            String line = "{\"item_id\":\"%s\",\"quantity\":%s}".formatted(shop.item(), quantity);
            probes.expectRefused(
                    "add " + quantity,
                    shop.send(user.send(Request.of("POST", "/cart").json(line))));
            Request change = Request.of("PUT", "/cart/" + shop.item()).json("{\"quantity\":%s}".formatted(quantity));
            probes.expectRefused("change to " + quantity, shop.send(user.send(change)));
        }
        String rest = "{\"item_id\":\"%s\",\"quantity\":99}".formatted(shop.item());
        probes.expectRefused(
                "99 more than one",
                shop.send(user.send(Request.of("POST", "/cart").json(rest))));
        long total = shop.cart(user).path("total_cents").asLong(0);
        probes.expect(total == shop.priceCents(), "the total afterwards", total);
    }
}
