package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The cursor of a page is opaque, but not secret: others can be composed. */
final class TamperCursors implements Attack {

    private static final List<String> LISTS = List.of("/items", "/orders", "/wallet/entries");

    @Override
    public String tries() {
        return "see rows of others, or an error, by composed, damaged and foreign cursors and limits";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (String list : LISTS) {
            for (String cursor : List.of(
                    "0",
                    "-1",
                    "AAAA",
                    "%00",
                    "null",
                    "a".repeat(3_000),
                    "....",
                    "%F0%28%8C",
                    Base64.getUrlEncoder().encodeToString("1' OR 1=1".getBytes(StandardCharsets.UTF_8)))) {
                probes.expectHandled(
                        list + " from cursor " + cursor, shop.attack(Request.get(list + "?cursor=" + cursor)));
            }
            for (String limit : List.of("0", "-1", "101", "2147483648", "99999999999999999999", "1.5", "x", "%00")) {
                probes.expectRefused(list + " with limit " + limit, shop.attack(Request.get(list + "?limit=" + limit)));
            }
            foreign(shop, probes, list);
        }
    }

    /** The victim's cursor, and every id that is known of the victim, show the attacker's rows only. */
    private static void foreign(Shop shop, Probes probes, String list) throws IOException {
        String next =
                shop.send(shop.victim().send(Request.get(list + "?limit=1"))).text("next_cursor");
        for (String cursor : List.of(
                next.isEmpty() ? "x" : next, shop.victimsOrder(), shop.victim().id())) {
            Answer answer = shop.attack(Request.get("%s?cursor=%s".formatted(list, cursor)));
            boolean ofVictim = answer.body().contains(shop.victimsOrder()) && answer.isSuccess();
            probes.expect(!ofVictim && answer.status() < 500, "%s from a cursor of the victim".formatted(list), answer);
        }
    }
}
