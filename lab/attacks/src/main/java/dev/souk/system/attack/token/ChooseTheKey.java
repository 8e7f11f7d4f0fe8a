package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;

/** Headers of a token that name the key to check it with: embedded, at a URL, or in a file of the server. */
final class ChooseTheKey implements Attack {

    private static final List<String> KEY_IDS = List.of(
            "\"../../../../../../dev/null\"",
            "\"/dev/null\"",
            "\"file:///dev/null\"",
            "\"' UNION SELECT 'a' --\"",
            "\"x'; SELECT pg_sleep(2) --\"",
            "\"|/bin/true\"",
            "\"\\u0000\"",
            "null",
            "7",
            "{}",
            "[]",
            "\"\"");

    @Override
    public String tries() {
        return "have a token checked with a key of the attacker's, by jwk, jku, x5u, x5c or kid";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        Forgery forgery = Forgery.of(shop);
        RogueKey key = RogueKey.generate();
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String url = "\"http://127.0.0.1:%s/keys\"".formatted(server.getLocalPort());
            for (String member : List.of(
                    "\"jku\":" + url,
                    "\"x5u\":" + url,
                    "\"jwk\":" + key.jwk(forgery.keyId()),
                    "\"x5c\":[\"AAAA\"]",
                    "\"crit\":[\"jku\"],\"jku\":" + url,
                    "\"crit\":[]")) {
                String token = key.sign(forgery.header("ES256", "," + member), forgery.claims());
                Forgery.expectRefused(shop, probes, member, token);
            }
            probes.expect(!isCalled(server), "a URL in a token", "the server of the attacker was called");
        }
        for (String keyId : KEY_IDS) {
            String header = Forgery.headerWithKeyId("HS256", keyId);
            Forgery.expectRefused(shop, probes, "kid " + keyId, Jwt.hmac(header, forgery.claims(), new byte[1]));
            String signed = key.sign(Forgery.headerWithKeyId("ES256", keyId), forgery.claims());
            Forgery.expectRefused(shop, probes, "ES256, kid " + keyId, signed);
        }
    }

    private static boolean isCalled(ServerSocket server) throws IOException {
        server.setSoTimeout(300);
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
