package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.List;

/** Methods that nobody expects, and protocols to switch to. */
final class MisuseMethods implements Attack {

    @Override
    public String tries() {
        return "get around checks by unusual methods, or leave HTTP by an upgrade";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (String method : List.of("TRACE", "TRACK", "DEBUG", "FOO", "get", "PROPFIND", "MOVE", "PRI", "SUBSCRIBE")) {
            for (String path : List.of("/wallet", "/items", "/users/me")) {
                Answer answer = shop.send(Request.of(method, path).with("X-Secret: echo-of-a-header"));
                boolean echoed = answer.body().contains("echo-of-a-header");
                probes.expect(answer.isRefused() && !echoed, method + " " + path, answer);
            }
        }
        for (String method : List.of("HEAD", "PUT", "PATCH", "DELETE", "POST")) {
            Answer answer = shop.send(Request.of(method, "/wallet"));
            probes.expect(answer.isRefused(), method + " /wallet without a token", answer);
        }
        for (String protocol : List.of("h2c", "websocket", "TLS/1.0")) {
            Request upgrade = Request.get("/items?limit=1")
                    .with("Upgrade: " + protocol)
                    .with("HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")
                    .with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                    .with("Sec-WebSocket-Version: 13")
                    .with("Connection: Upgrade, HTTP2-Settings");
            Answer answer = shop.send(upgrade);
            probes.expect(answer.status() != 101 && answer.status() < 500, "upgrade to " + protocol, answer);
        }
    }
}
