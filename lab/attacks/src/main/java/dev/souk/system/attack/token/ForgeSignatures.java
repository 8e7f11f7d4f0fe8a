package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tokens without a signature, with that of another token, and with one by a wrong algorithm or key. */
final class ForgeSignatures implements Attack {

    @Override
    public String tries() {
        return "become the victim and an admin with a token that is not signed, or signed with a wrong key";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        Forgery forgery = Forgery.of(shop);
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String token = Jwt.with(forgery.header(none, ""), forgery.claims(), new byte[0]);
            Forgery.expectRefused(shop, probes, "alg '%s'".formatted(none), token);
            Forgery.expectRefused(shop, probes, "alg '%s', two parts".formatted(none), token.replaceFirst("\\.$", ""));
        }
        String header = forgery.header("ES256", "");
        String[] real = forgery.realToken().split("\\.", -1);
        Forgery.expectRefused(
                shop,
                probes,
                "signature of another token",
                real[0] + "." + Jwt.encode(forgery.claims()) + "." + real[2]);
        Forgery.expectRefused(shop, probes, "no signature", Jwt.with(header, forgery.claims(), new byte[0]));
        // The signature that Java once accepted for everything, CVE-2022-21449.
        Forgery.expectRefused(shop, probes, "signature of zeros", Jwt.with(header, forgery.claims(), new byte[64]));
        Forgery.expectRefused(shop, probes, "another key", RogueKey.generate().sign(header, forgery.claims()));
        for (byte[] secret : secrets(forgery.keySet())) {
            String token = Jwt.hmac(forgery.header("HS256", ""), forgery.claims(), secret);
            Forgery.expectRefused(shop, probes, "HS256 with a public key", token);
        }
    }

    /** Everything public that a server may take for the secret of an HMAC. */
    private static List<byte[]> secrets(String keySet) {
        var secrets = new ArrayList<byte[]>();
        secrets.add(new byte[1]); // an HMAC pads its key with zeros, so it is the empty key as well
        secrets.add("secret".getBytes(StandardCharsets.UTF_8));
        secrets.add(keySet.getBytes(StandardCharsets.UTF_8));
        for (JsonNode key : SoukClient.parse(keySet).path("keys")) {
            secrets.add(key.toString().getBytes(StandardCharsets.UTF_8));
            secrets.add(key.path("x").asString("x").getBytes(StandardCharsets.UTF_8));
        }
        return secrets;
    }
}
