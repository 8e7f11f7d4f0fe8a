package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/**
 * Web cache deception, where a cache keeps an answer for one caller and gives it to others, and cache poisoning, where
 * a header that the cache does not look at changes the answer that it keeps.
 */
final class MisuseCaches implements Attack {

    private static final int FIRST_LIMIT = 31; // of pages that nobody else reads

    @Override
    public String tries() {
        return "get private answers from a cache, and put false ones into it";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        deceive(shop, probes);
        poison(shop, probes);
    }

    private static void deceive(Shop shop, Probes probes) throws IOException {
        User victim = shop.newUser();
        for (String path : List.of(
                "/users/me",
                "/users/" + victim.id(),
                "/wallet",
                "/cart",
                "/orders",
                "/cart?limit=1",
                "/users/me?a.css")) {
            Request read = Request.get(path);
            shop.send(victim.send(read));
            probes.expectRefused(path + " read again without a token", shop.send(read));
        }
    }

    private static void poison(Shop shop, Probes probes) throws IOException {
        int limit = FIRST_LIMIT;
        for (String header : List.of(
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Scheme: evil.example",
                "X-Original-URL: /evil.example",
                "Origin: http://evil.example",
                "Cookie: session=evil.example",
                "Accept-Language: evil.example",
                "Accept: text/html, application/json",
                "Accept-Encoding: gzip",
                "Authorization: Bearer evil.example",
                "If-None-Match: *",
                "If-Match: \"evil\"",
                "Range: bytes=0-0",
                "X-HTTP-Method-Override: DELETE")) {
            Request read = Request.get("/items?limit=" + limit++);
            shop.send(read.with(header));
            Answer next = shop.send(read);
            probes.expect(isTheList(next), header, next);
        }
    }

    private static boolean isTheList(Answer answer) {
        return answer.status() == 200
                && answer.json().path("items").isArray()
                && !answer.headers().toString().contains("evil")
                && !answer.body().contains("evil");
    }
}
