package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** Enumeration: what exists and is forbidden must look like what does not exist. */
final class FindExistingIds implements Attack {

    @Override
    public String tries() {
        return "tell existing ids and e-mails from others by the answer";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        compare(shop, probes, "/orders/%s", shop.victimsOrder());
        compare(shop, probes, "/orders/%s/events", shop.victimsOrder());
        compare(shop, probes, "/users/%s", shop.victim().id());
        compareLogins(shop, probes);
    }

    private static void compare(Shop shop, Probes probes, String path, String existing) throws IOException {
        String random = UUID.randomUUID().toString();
        Answer known = shop.attack(Request.get(String.format(Locale.ROOT, path, existing)));
        Answer unknown = shop.attack(Request.get(String.format(Locale.ROOT, path, random)));
        boolean same = known.status() == unknown.status()
                && known.body().replace(existing, random).equals(unknown.body());
        probes.expect(same, path, known + " instead of " + unknown);
    }

    private static void compareLogins(Shop shop, Probes probes) throws IOException {
        Answer known = logIn(shop, shop.newUser().email());
        Answer unknown = logIn(shop, "unknown-%s@souk.example".formatted(UUID.randomUUID()));
        boolean same = known.status() == unknown.status() && known.body().equals(unknown.body());
        probes.expect(same, "a wrong password", known + " instead of " + unknown);
    }

    private static Answer logIn(Shop shop, String email) throws IOException {
        String wrong = "{\"email\":\"%s\",\"password\":\"not the password\"}".formatted(email);
        return shop.send(Request.of("POST", "/sessions").json(wrong));
    }
}
