package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** SQL and NoSQL injection in every text and parameter, noticed by an error, an effect or a delay. */
final class InjectSql implements Attack {

    private static final Duration SLEEP = Duration.ofSeconds(5);

    private static final List<String> TEXTS = List.of(
            "' OR '1'='1",
            "x' OR 1=1 --",
            "'; SELECT pg_sleep(5); --",
            "' || pg_sleep(5) || '",
            "1; SELECT pg_sleep(5)",
            "(SELECT 1 FROM pg_sleep(5))",
            "') UNION SELECT * FROM account --",
            "\\' OR 1=1 #",
            "{\"$ne\":null}",
            "${7*7}#{7*7}{{7*7}}",
            "%27%20OR%201=1");

    @Override
    public String tries() {
        return "change a query by SQL in names, e-mails, ids, cursors, versions and keys";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String text : TEXTS) {
            inPlacesThatStoreIt(shop, probes, user, text);
            String quoted = Strings.json(text);
            String login = "{\"email\":%s,\"password\":%s}".formatted(quoted, quoted);
            expectRefused(
                    probes,
                    "log in with " + text,
                    shop.send(Request.of("POST", "/sessions").json(login)));
            String line = "{\"item_id\":%s,\"quantity\":1}".formatted(quoted);
            expectRefused(
                    probes,
                    "item id " + text,
                    shop.send(user.send(Request.of("POST", "/cart").json(line))));
            String encoded = Strings.percentEncoded(text);
            for (String target : List.of(
                    "/items/",
                    "/orders/",
                    "/users/",
                    "/items?cursor=",
                    "/orders?cursor=",
                    "/items?limit=",
                    "/wallet/entries?cursor=",
                    "/items?sort=",
                    "/cart?")) {
                expectRefused(probes, "GET " + target + text, shop.send(user.send(Request.get(target + encoded))));
            }
        }
    }

    private static void inPlacesThatStoreIt(Shop shop, Probes probes, User user, String text) throws IOException {
        Answer account = shop.send(user.send(Request.get("/users/me")));
        Request rename = Request.of("PATCH", "/users/" + user.id())
                .with("If-Match: " + account.header("ETag").orElse("*"));
        Answer renamed = shop.send(user.send(rename.json("{\"name\":%s}".formatted(Strings.json(text)))));
        boolean verbatim = renamed.isRefused()
                || shop.send(user.send(Request.get("/users/me"))).text("name").equals(text);
        probes.expect(verbatim && isFast(renamed), "the name " + text, renamed);
        Request withKey = Request.of("POST", "/wallet/deposits").with("Idempotency-Key: " + text);
        Answer deposit = shop.send(user.send(withKey.json("{\"amount_cents\":1}")));
        probes.expect(deposit.status() < 500 && isFast(deposit), "the key " + text, deposit);
        Answer version = shop.send(
                user.send(Request.of("DELETE", "/users/" + user.id()).with("If-Match: \"%s\"".formatted(text))));
        probes.expect(version.isRefused() && isFast(version), "the version " + text, version);
    }

    private static void expectRefused(Probes probes, String variant, Answer answer) {
        probes.expectRefused(variant, answer);
        probes.expect(isFast(answer), variant + ", time", answer.took());
    }

    private static boolean isFast(Answer answer) {
        return answer.took().compareTo(SLEEP) < 0;
    }
}
