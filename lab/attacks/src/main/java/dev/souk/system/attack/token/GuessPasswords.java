package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Brute force on one account, also with forwarded addresses that pretend to be many callers. */
final class GuessPasswords implements Attack {

    private static final int GUESSES = 25;

    @Override
    public String tries() {
        return "guess a password %s times, from one address and from addresses that headers pretend".formatted(GUESSES);
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        guess(shop, probes, "guesses from one address", List.of());
        guess(
                shop,
                probes,
                "guesses with forwarded addresses",
                List.of(
                        "X-Forwarded-For: 203.0.113.%s",
                        "Forwarded: for=203.0.113.%s",
                        "X-Real-IP: 203.0.113.%s",
                        "X-Client-IP: 203.0.113.%s",
                        "True-Client-IP: 203.0.113.%s",
                        "CF-Connecting-IP: 203.0.113.%s"));
    }

    private static void guess(Shop shop, Probes probes, String variant, List<String> headers) throws IOException {
        String email = shop.newUser().email();
        boolean limited = false;
        for (int i = 1; i <= GUESSES && !limited; i++) {
            Request login = Request.of("POST", "/sessions");
            for (String header : headers) {
                login = login.with(String.format(Locale.ROOT, header, i));
            }
            String body = "{\"email\":\"%s\",\"password\":\"guess number %s\"}".formatted(email, i);
            limited = shop.wire().send(login.json(body)).status() == 429;
        }
        probes.expect(limited, variant, "none of %s was limited".formatted(GUESSES));
    }
}
