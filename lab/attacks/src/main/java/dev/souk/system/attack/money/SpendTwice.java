package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import java.io.IOException;
import java.util.ArrayList;

/** Two orders at once, with money for one. */
final class SpendTwice implements Attack {

    @Override
    public String tries() {
        return "pay two orders with money for one, and order without money";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        shop.deposit(user, shop.priceCents());
        var orders = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            shop.addToCart(user, 1);
            orders.add(shop.checkOut(user));
        }
        int confirmed = 0;
        for (String order : orders) {
            confirmed += shop.awaitFinal(user, order).equals("CONFIRMED") ? 1 : 0;
        }
        probes.expect(confirmed <= 1, "three orders with money for one", confirmed + " were confirmed");
        probes.expect(shop.balance(user) >= 0, "the balance afterwards", shop.balance(user));
    }
}
