package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Headers by which a server may believe another host, method, path or trace than the real one. */
final class PretendByHeaders implements Attack {

    @Override
    public String tries() {
        return "change host, method, path or trace of a request by headers";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        User user = shop.newUser();
        for (String header : List.of(
                "X-Forwarded-Host: evil.example",
                "Forwarded: host=evil.example;proto=gopher",
                "X-Forwarded-Prefix: //evil.example",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Port: 1",
                "X-Host: evil.example",
                "X-Forwarded-Server: evil.example",
                "Origin: http://evil.example")) {
            Request deposit = Request.of("POST", "/wallet/deposits")
                    .withKey()
                    .with(header)
                    .json("{\"amount_cents\":5}");
            Answer answer = shop.send(user.send(deposit));
            boolean believed = answer.headers().toString().contains("evil.example")
                    || answer.body().contains("evil.example");
            probes.expect(!believed && answer.status() < 500, header, answer.headers());
        }
        for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
            Answer answer = shop.send(user.send(Request.of("POST", "/users/" + user.id())
                    .with(name + ": DELETE")
                    .with("If-Match: *")));
            probes.expect(
                    answer.isRefused()
                            && shop.send(user.send(Request.get("/users/me"))).isSuccess(),
                    name + ": DELETE",
                    answer);
        }
        for (String name :
                List.of("X-Original-URL", "X-Rewrite-URL", "X-Override-URL", "X-Forwarded-Uri", "X-Original-Uri")) {
            Answer answer = shop.send(Request.get("/items?limit=1").with(name + ": /users/me"));
            probes.expect(!answer.text("next_cursor").isEmpty() || answer.isRefused(), name, answer);
        }
        traces(shop, probes);
    }

    private static void traces(Shop shop, Probes probes) throws IOException {
        for (String value : List.of(
                "00-%s-%s-01".formatted("0".repeat(32), "0".repeat(16)),
                "ff-x-y-z",
                "a".repeat(5_000),
                "00-<script>",
                "'; --")) {
            Answer answer = shop.send(
                    Request.get("/items?limit=1").with("traceparent: " + value).with("tracestate: " + value));
            String id = answer.header("X-Trace-Id").orElse("");
            probes.expect(
                    answer.status() < 500 && id.matches("[0-9a-f]{32}|"), "traceparent %.20s".formatted(value), id);
        }
    }
}
