package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Heads of requests that servers must refuse, because the next server may read them differently. */
final class MalformHeads implements Attack {

    private static final Duration SILENCE = Duration.ofMillis(1_500);

    private static final List<String> HEADS = List.of(
            "GET /items HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
            "GET /items HTTP/1.1\r\n",
            "GET /items HTTP/1.1\r\nHost : a\r\n",
            "GET /items HTTP/1.1\r\n Host: a\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\nX\u0000Y: z\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\nX: y\u0000z\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\nX : y\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\n: y\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\nno colon\r\n",
            "GET /items HTTP/1.1\r\nHost: a b\r\n",
            "GET /items\u0000 HTTP/1.1\r\nHost: a\r\n",
            "GET /items HTTP/1.1 X\r\nHost: a\r\n",
            "GET /items\r\nHost: a\r\n",
            "G\u0000T /items HTTP/1.1\r\nHost: a\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n",
            "GET http://evil.example@localhost:x/ HTTP/1.1\r\nHost: a\r\n",
            "GET /items HTTP/1.1\r\nHost: a\r\nX: %s\r\n".formatted("a".repeat(70_000)),
            "GET /%s HTTP/1.1\r\nHost: a\r\n".formatted("a".repeat(20_000)));

    @Override
    public String tries() {
        return "get an answer to a malformed head: two hosts, none, null bytes, space before the colon, too long";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (String head : HEADS) {
            String received = shop.wire().sendRaw(head + "Connection: close\r\n\r\n", SILENCE);
            boolean refused = received.isEmpty() || received.matches("(?s)HTTP/1\\.[01] 4.*");
            String variant = head.substring(0, Math.min(head.length(), 60)).replaceAll("\\p{Cntrl}+", " | ");
            probes.expect(refused, variant, received.lines().findFirst().orElse(""));
        }
    }
}
