package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Eventually;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** A token that was stolen before its owner logged out. */
final class UseLoggedOutToken implements Attack {

    @Override
    public String tries() {
        return "use a token after its owner has logged out";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        Answer loggedOut = shop.send(user.send(Request.of("DELETE", "/sessions")));
        probes.expect(loggedOut.status() == 204, "log out", loggedOut);
        for (String path : List.of("/users/me", "/wallet", "/cart", "/orders")) {
            boolean refused = Eventually.within(
                    shop.timeout(),
                    () -> shop.send(user.send(Request.get(path))).status() == 401);
            probes.expect(refused, "GET " + path, "still answered after " + shop.timeout());
        }
    }
}
