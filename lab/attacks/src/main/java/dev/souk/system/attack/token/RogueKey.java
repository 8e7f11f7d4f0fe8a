package dev.souk.system.attack.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** A key of the attacker's own. */
record RogueKey(KeyPair pair) {

    static RogueKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new RogueKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public part, as in a key set. */
    String jwk(String keyId) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(keyId, coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    String sign(String header, String claims) {
        return Jwt.es256(header, claims, pair.getPrivate());
    }

    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(signed.length, fixed.length);
        System.arraycopy(signed, signed.length - length, fixed, fixed.length - length, length);
        return Jwt.encode(fixed);
    }
}
