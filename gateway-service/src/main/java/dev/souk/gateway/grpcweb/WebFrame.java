package dev.souk.gateway.grpcweb;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The frames of gRPC-Web: a byte that says what it is, four with the length, and the content. */
final class WebFrame {

    private static final byte MESSAGE = 0;
    private static final byte TRAILERS = (byte) 0x80;
    private static final int HEAD_BYTES = 5;

    private WebFrame() {}

    /** The message of a request, which is its only frame. Throws a problem with status 400 if it is not. */
    static byte[] messageOf(byte[] body) {
        if (body.length < HEAD_BYTES) {
            throw malformed();
        }
        ByteBuffer frame = ByteBuffer.wrap(body);
        if (frame.get() != MESSAGE || frame.getInt() != frame.remaining()) {
            throw malformed();
        }
        byte[] message = new byte[frame.remaining()];
        frame.get(message);
        return message;
    }

    static byte[] ofMessage(byte[] message) {
        return frame(MESSAGE, message);
    }

    /** The last frame of a response, with the status of the call. */
    static byte[] ofTrailers(Status status, Metadata trailers) {
        return frame(TRAILERS, WebTrailers.text(status, trailers).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] frame(byte kind, byte[] content) {
        return ByteBuffer.allocate(HEAD_BYTES + content.length)
                .put(kind)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static ProblemException malformed() {
        return Problems.BAD_REQUEST.with("The body must be one frame with an uncompressed message.");
    }
}
