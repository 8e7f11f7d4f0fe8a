package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Broken function level authorisation: operations of admins as a customer and as nobody. */
final class UseAdminOperations implements Attack {

    private static final List<String> READS = List.of(
            "/users",
            "/users?limit=100",
            "/admin/user-service/dead-letters",
            "/admin/cart-service/dead-letters",
            "/admin/order-service/dead-letters",
            "/admin/user-service/parked-events",
            "/admin/order-service/parked-events",
            "/admin/user-service/audit",
            "/admin/user-service",
            "/admin");

    private static final List<String> INTERNAL = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/gateway/routes",
            "/actuator/prometheus",
            "/eureka/apps",
            "/eureka",
            "/env",
            "/heapdump",
            "/error",
            "/metrics",
            "/h2-console",
            "/.git/config",
            "/user-service/wallet",
            "/admin/user-service/actuator/env");

    @Override
    public String tries() {
        return "call operations of admins and internal endpoints as a customer and without a token";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String item = "/items/" + shop.item();
        String body = "{\"sku\":\"ATTACK\",\"name\":\"Free\",\"price_cents\":1}";
        List<Request> requests = new ArrayList<>(List.of(
                Request.of("POST", "/items").withKey().json(body),
                Request.of("PUT", item).with("If-Match: *").json(body),
                Request.of("POST", item + "/stock").withKey().json("{\"delta\":1000}"),
                Request.of("PUT", "/users/%s/role".formatted(shop.attacker().id()))
                        .with("If-Match: *")
                        .json("{\"role\":\"ADMIN\"}"),
                Request.of("POST", "/admin/order-service/dead-letters/1/replay").withKey()));
        READS.forEach(path -> requests.add(Request.get(path)));
        for (Request request : requests) {
            probes.expectStatus(request + " as a customer", shop.attack(request), 403, 404);
            probes.expectStatus(request + " without a token", shop.send(request), 401, 404);
        }
        for (String path : INTERNAL) {
            probes.expectStatus("GET " + path, shop.attack(Request.get(path)), 403, 404);
        }
    }
}
