package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.core.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** A device with one passkey for https://souk.example. */
final class Authenticator {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final byte[] id = UUID.randomUUID().toString().replace("-", "").getBytes(US_ASCII);
    private final KeyPair keys;
    private int signatures;
    /** Whether its user unlocks it, by a finger or a PIN, and does not only touch it. */
    boolean isUnlocked = true;

    Authenticator() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
    }

    String id() {
        return base64(id);
    }

    /** What the page of the management sends. */
    String registration(String challenge) {
        byte[] data = bytes(data(WITH_KEY), new byte[16], new byte[] {0, 32}, id, coseKey());
        byte[] attestation = bytes(
                hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"), // {fmt: none, attStmt: {},
                // authData: …}
                new byte[] {(byte) data.length},
                data);
        return """
                {"publicKey": {"label": "laptop", "credential": {"id": "%1$s", "rawId": "%1$s", "type": "public-key",
                "clientExtensionResults": {}, "response": {"attestationObject": "%2$s", "clientDataJSON": "%3$s",
                "transports": ["internal"]}}}}
                """.formatted(id(), base64(attestation), base64(clientData("webauthn.create", challenge)));
    }

    /** What the login page sends. */
    String assertion(String challenge) throws GeneralSecurityException {
        byte[] data = data(0);
        byte[] client = clientData("webauthn.get", challenge);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(Sha256.of(new String(client, UTF_8)));
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {}, "response":
                {"authenticatorData": "%2$s", "clientDataJSON": "%3$s", "signature": "%4$s"}}
                """.formatted(id(), base64(data), base64(client), base64(signature.sign()));
    }

    private byte[] data(int more) {
        int flags = USER_PRESENT | (isUnlocked ? USER_VERIFIED : 0) | more;
        byte[] counter = ByteBuffer.allocate(4).putInt(++signatures).array();
        return bytes(Sha256.of("souk.example"), new byte[] {(byte) flags}, counter);
    }

    private static byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"https://souk.example\",\"crossOrigin\":false}"
                .formatted(type, challenge)
                .getBytes(UTF_8);
    }

    /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053): of P-256, for ES256. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return bytes(
                hex("a5010203262001215820"),
                coordinate(point.getAffineX()),
                hex("225820"),
                coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] unsigned = new byte[32];
        int length = Math.min(signed.length, unsigned.length);
        System.arraycopy(signed, signed.length - length, unsigned, unsigned.length - length, length);
        return unsigned;
    }

    private static byte[] bytes(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
