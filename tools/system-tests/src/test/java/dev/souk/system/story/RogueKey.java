package dev.souk.system.story;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A signing key of somebody else, and the token of an admin that is signed with it and valid but for that. */
record RogueKey(KeyPair pair) {

    private static final int COORDINATE_BYTES = 32;

    static RogueKey generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return new RogueKey(generator.generateKeyPair());
    }

    String jwks() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return """
                {"keys": [{"kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": "rogue", "x": "%s", "y": "%s"}]}
                """.formatted(coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    String adminToken(Instant now) throws GeneralSecurityException {
        String header = base64("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"rogue\"}");
        String claims = base64("""
                {"iss":"https://souk.example","aud":"souk","sub":"%s","jti":"%s","client_id":"souk","role":"ADMIN",\
                "iat":%d,"exp":%d}""".formatted(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        now.getEpochSecond(),
                        now.plusSeconds(600).getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "." + base64(signature.sign());
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        byte[] digits = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - COORDINATE_BYTES), bytes.length);
        System.arraycopy(digits, 0, padded, COORDINATE_BYTES - digits.length, digits.length);
        return base64(padded);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
