package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.load.UnexpectedResponseException;
import io.grpc.Status;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a call of gRPC-Web: a byte for the kind, four for the length, the content; the last frame has the status.
 */
final class GrpcWebFrames {

    static final String TYPE = "application/grpc-web+proto";

    private static final int HEAD = 5;
    private static final int TRAILERS = 0x80;
    private static final Pattern STATUS = Pattern.compile("(?im)^grpc-status: ?(\\d+)");

    private GrpcWebFrames() {}

    /** What becomes of a message. */
    @FunctionalInterface
    interface Handler {
        void handle(byte[] message) throws IOException;
    }

    /** A body of one message. */
    static byte[] of(byte[] message) {
        return ByteBuffer.allocate(HEAD + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    /** Reads to the end; fails if it is none, or the status is not OK. */
    static void read(InputStream body, Handler handler) throws IOException {
        boolean isEnded = false;
        try (var frames = new DataInputStream(body)) {
            for (int kind = frames.read(); kind >= 0; kind = frames.read()) {
                byte[] content = frames.readNBytes(frames.readInt());
                if (kind == TRAILERS) {
                    requireOk(new String(content, StandardCharsets.US_ASCII));
                    isEnded = true;
                } else {
                    handler.handle(content);
                }
            }
        }
        if (!isEnded) {
            throw new EOFException("no status");
        }
    }

    private static void requireOk(String trailers) throws IOException {
        Matcher status = STATUS.matcher(trailers);
        int code = status.find()
                ? Integer.parseInt(status.group(1))
                : Status.UNKNOWN.getCode().value();
        if (code != 0) {
            throw new UnexpectedResponseException(
                    Status.fromCodeValue(code).getCode().name());
        }
    }
}
