package dev.souk.common.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Poison that is unlike an event; each is of an unknown type, and in the first partition. */
final class UnusualRecords {

    private static final byte[] ONE = {'x'};
    private static final byte[] NOT_UTF_8 = {(byte) 0xc0, (byte) 0xff};

    private UnusualRecords() {}

    /** So large that a copy with more headers is larger than the broker and the producer allow. */
    static Stream<Arguments> largest() {
        return Stream.of(
                argumentSet("value", record(id(), new byte[1_048_200])),
                argumentSet("spaces", record(id(), " ".repeat(1_048_200).getBytes(UTF_8))),
                argumentSet("header", with("large", new byte[1_048_200])),
                argumentSet("type", with("ce_type", "t".repeat(1_048_200).getBytes(UTF_8))),
                argumentSet("name of a header", with("n".repeat(1_048_200), ONE)),
                argumentSet("many headers", manyHeaders(104_820)),
                argumentSet("key", record("k".repeat(1_048_200).getBytes(UTF_8), ONE)));
    }

    /** Copied, and more than a row has. */
    static Stream<Arguments> large() {
        return Stream.of(
                argumentSet("value", record(id(), new byte[DeadLetter.MAX_VALUE_BYTES + 1])),
                argumentSet("key", record("k".repeat(1_001).getBytes(UTF_8), ONE)),
                argumentSet("many headers", manyHeaders(1_000)));
    }

    /** Copied, and stored completely. */
    static Stream<Arguments> small() {
        return Stream.of(
                argumentSet("as large as a row", record(id(), new byte[DeadLetter.MAX_VALUE_BYTES])),
                argumentSet("no value", record(id(), null)),
                argumentSet("empty value", record(id(), new byte[0])),
                argumentSet("no key", record(null, ONE)),
                argumentSet("empty key", record(new byte[0], ONE)),
                argumentSet("NUL in the key", record(new byte[] {0}, ONE)),
                argumentSet("key is not UTF-8", record(NOT_UTF_8, ONE)),
                argumentSet("key of 1,000 characters", record("🫖".repeat(1_000).getBytes(UTF_8), ONE)),
                argumentSet("NUL in the name of a header", with("na\0me", ONE)),
                argumentSet("NUL in a type", with("ce_type", new byte[] {0})),
                argumentSet("type is not UTF-8", with("ce_type", NOT_UTF_8)),
                argumentSet("header without a value", with("none", null)),
                argumentSet("header without a name", with("", ONE)));
    }

    /** A small one. */
    static ProducerRecord<byte[], byte[]> any() {
        return record(id(), ONE);
    }

    private static byte[] id() {
        return UUID.randomUUID().toString().getBytes(UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> with(String name, byte @Nullable [] value) {
        var record = record(id(), ONE);
        record.headers().add(name, value);
        return record;
    }

    private static ProducerRecord<byte[], byte[]> manyHeaders(int count) {
        var record = record(id(), ONE);
        for (int number = 0; number < count; number++) {
            record.headers().add("name", "text".getBytes(UTF_8));
        }
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
        var record = new ProducerRecord<>("sample.foreign", 0, key, value);
        record.headers().add("ce_id", id()).add("ce_type", "unknown".getBytes(UTF_8));
        return record;
    }
}
