package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Spellings of a path that a check of its text does not recognise, but a router resolves. */
final class SpellPathsDifferently implements Attack {

    /** Each needs a token, or is not reachable at all. */
    private static final List<String> SPELLINGS = List.of(
            "//wallet",
            "/./wallet",
            "/wallet/.",
            "/wallet/",
            "/wallet;a=b",
            "/wallet;/",
            ";/wallet",
            "/;/wallet",
            "/items/../wallet",
            "/items/..;/wallet",
            "/items/%2e%2e/wallet",
            "/items/%2e%2e%2fwallet",
            "/items/..%2fwallet",
            "/items/%252e%252e/wallet",
            "/items%2f..%2fwallet",
            "/items/..%c0%afwallet",
            "/items/%c0%ae%c0%ae/wallet",
            "/items/..\\wallet",
            "/items/..%5cwallet",
            "/WALLET",
            "/Wallet",
            "/wallet%20",
            "/wallet%00",
            "/wallet%00.json",
            "/wallet.json",
            "/wallet%0a",
            "/wallet%09",
            "/%77allet",
            "/%77%61%6c%6c%65%74",
            "/wallet#items",
            "/wallet?/items",
            "/wallet%3f",
            "/wallet%23",
            "/wallet~",
            "/wallet/*",
            "/%2fwallet",
            "/problems/../wallet",
            "/problems/..;/wallet",
            "/swagger-ui/../wallet",
            "/swagger-ui/..;/wallet",
            "/.well-known/../wallet",
            "/v3/api-docs/../../wallet",
            "/users/..;/actuator/env",
            "/items/..;/actuator/env",
            "/%61ctuator/health",
            "//actuator/health",
            "/actuator;/health",
            "/items/../actuator/health",
            "/items/%2e%2e/actuator/health",
            "/users/%2e%2e/actuator/heapdump",
            "/swagger-ui/..%2f..%2fapplication.yml",
            "/swagger-ui/%2e%2e/%2e%2e/application.yml",
            "/swagger-ui/..%5c..%5capplication.yml",
            "/problems/..%2f..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..;/..;/etc/passwd",
            "/eureka%2fapps",
            "/%65ureka/apps",
            "/admin;/user-service/dead-letters",
            "//admin/user-service/dead-letters",
            "/%61dmin/user-service/dead-letters",
            "/admin/user-service/..;/..;/actuator/env",
            "/admin/user-service/../actuator/env",
            "/admin/user-service/%2e%2e/actuator/env",
            "/users/me/../../wallet",
            "/orders/..;/users");

    @Override
    public String tries() {
        return "reach protected and internal paths without a token by other spellings";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (String spelling : SPELLINGS) {
            Answer answer = shop.send(Request.get(spelling));
            probes.expect(isRefused(answer), spelling, answer);
            if (spelling.contains("actuator") || spelling.contains("admin") || spelling.contains("eureka")) {
                Answer customers = shop.attack(Request.get(spelling));
                probes.expect(isRefused(customers), spelling + " as a customer", customers);
            }
        }
    }

    private static boolean isRefused(Answer answer) {
        return answer.isRefused() && !answer.leaksInternals();
    }
}
