package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** JSON that crashes parsers, is read in two ways, or cannot be stored. */
final class HostileJson implements Attack {

    private static final int DEPTH = 10_000;

    @Override
    public String tries() {
        return "make the server fail, or store what it cannot read, by deep, duplicate, huge and malformed JSON";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String amount : List.of(
                "[".repeat(DEPTH) + "]".repeat(DEPTH),
                "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH),
                "[".repeat(DEPTH),
                "1e999999999",
                "1e-999999999",
                "9".repeat(30_000),
                "\"\\ud800\"",
                "5,\"amount_cents\":500",
                "5}{\"amount_cents\":5",
                "5/*comment*/",
                "5,",
                "\"\\u0000\"",
                "5,\"__proto__\":{}",
                "5,\"@type\":\"java.lang.Runtime\"",
                "5" + " ".repeat(70_000))) {
            expectRefused(
                    shop,
                    probes,
                    user,
                    "{\"amount_cents\":%s}".formatted(amount).getBytes(StandardCharsets.UTF_8));
        }
        for (String body :
                List.of("", "null", "[]", "5", "\"\"", "{", "{}", "<a/>", "amount_cents=5", "\ufeff{", "\0")) {
            expectRefused(shop, probes, user, body.getBytes(StandardCharsets.UTF_8));
        }
        names(shop, probes);
        types(shop, probes, user);
        probes.expect(shop.balance(user) == 0, "the balance afterwards", shop.balance(user));
    }

    private static void expectRefused(Shop shop, Probes probes, User user, byte[] body) throws IOException {
        Request deposit = Request.of("POST", "/wallet/deposits").withKey().body("application/json", body);
        String start = new String(body, 0, Math.min(body.length, 40), StandardCharsets.UTF_8);
        probes.expectRefused(start.isEmpty() ? "no body" : start, shop.send(user.send(deposit)));
    }

    /** Bytes that are no UTF-8, and characters that PostgreSQL cannot store. */
    private static void names(Shop shop, Probes probes) throws IOException {
        for (String name : List.of(
                "a\u00ff",
                "a\u00c0\u0080",
                "a\u00ed\u00a0\u0080",
                "a\\u0000",
                "a\\ud800",
                "a\u0000",
                "a\\u001b[31m",
                "a\\r\\nb")) {
            String account = "{\"email\":\"name-%s@souk.example\",\"name\":\"%s\",\"password\":\"%s\"}"
                    .formatted(UUID.randomUUID(), name, User.PASSWORD);
            Request register = Request.of("POST", "/users")
                    .body("application/json", account.getBytes(StandardCharsets.ISO_8859_1));
            probes.expectStatus("the name " + Strings.json(name), shop.send(register), 400);
        }
    }

    private static void types(Shop shop, Probes probes, User user) throws IOException {
        byte[] body = "{\"amount_cents\":500}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/x-java-serialized-object",
                "application/json; charset=utf-7",
                "x")) {
            Request deposit = Request.of("POST", "/wallet/deposits").withKey().body(type, body);
            probes.expectStatus("the type " + type, shop.send(user.send(deposit)), 400, 415);
        }
        Request zipped = Request.of("POST", "/wallet/deposits")
                .withKey()
                .with("Content-Encoding: gzip")
                .body("application/json", new byte[] {31, -117, 8, 0});
        probes.expectStatus("a broken gzip", shop.send(user.send(zipped)), 400, 415);
    }
}
