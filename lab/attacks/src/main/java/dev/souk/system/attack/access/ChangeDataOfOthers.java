package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Broken object level authorisation where something is written. */
final class ChangeDataOfOthers implements Attack {

    @Override
    public String tries() {
        return "rename, close or promote another account, cancel another user's order";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User victim = shop.newUser();
        String account = "/users/" + victim.id();
        for (String version : List.of("*", "\"1\"", "\"0\"")) {
            String header = "If-Match: " + version;
            probes.expectStatus(
                    "PATCH with " + header,
                    shop.attack(Request.of("PATCH", account).with(header).json("{\"name\":\"Changed\"}")),
                    404);
            probes.expectStatus(
                    "DELETE with " + header,
                    shop.attack(Request.of("DELETE", account).with(header)),
                    404);
        }
        Request promotion =
                Request.of("PUT", account + "/role").with("If-Match: *").json("{\"role\":\"ADMIN\"}");
        probes.expectStatus("PUT a role", shop.attack(promotion), 403, 404);
        Request cancellation = Request.of("POST", "/orders/%s/cancellation".formatted(shop.victimsOrder()));
        probes.expectStatus(
                "cancel an order", shop.attack(cancellation.withKey().json("{}")), 404);

        Answer afterwards = shop.send(victim.send(Request.get("/users/me")));
        boolean same = afterwards.text("name").equals("Mallory")
                && afterwards.text("role").equals("CUSTOMER");
        probes.expect(same, "the account afterwards", afterwards);
    }
}
