package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Naming the owner in a place that the server might believe: parameters, headers and bodies. */
final class NameAnotherUser implements Attack {

    private static final List<String> NAMES = List.of("user_id", "userId", "id", "owner", "sub", "account_id");
    private static final List<String> HEADERS = List.of(
            "X-User-Id",
            "X-User",
            "X-User-Role",
            "X-Internal-User",
            "X-Authenticated-User",
            "X-Forwarded-User",
            "Remote-User",
            "X-Remote-User",
            "X-Account-Id");

    @Override
    public String tries() {
        return "get wallet, cart and orders of another user by parameters and headers that name that user";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        String victim = shop.victim().id();
        String balance = String.valueOf(shop.balance(shop.victim()));
        for (String path : List.of("/wallet", "/cart", "/orders", "/wallet/entries")) {
            for (String name : NAMES) {
                String target = "%s?%s=%s".formatted(path, name, victim);
                expectOwnData(shop, probes, target, shop.attack(Request.get(target)), balance);
            }
            for (String header : HEADERS) {
                Request request = Request.get(path).with(header + ": " + victim).with("X-User-Role: ADMIN");
                expectOwnData(shop, probes, path + " with " + header, shop.attack(request), balance);
                probes.expectStatus("%s with %s and no token".formatted(path, header), shop.send(request), 401);
            }
        }
    }

    private static void expectOwnData(Shop shop, Probes probes, String variant, Answer answer, String balance) {
        boolean ofVictim =
                Stream.of(shop.victimsOrder(), shop.item(), ":" + balance).anyMatch(answer.body()::contains);
        probes.expect(!ofVictim && answer.status() < 500, variant, answer);
    }
}
