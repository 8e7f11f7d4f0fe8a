package dev.souk.launcher.kafka;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Names a Kafka cluster: 16 random bytes in URL-safe Base64, as Kafka's own tool makes them. */
final class ClusterId {

    private ClusterId() {}

    static String random() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
