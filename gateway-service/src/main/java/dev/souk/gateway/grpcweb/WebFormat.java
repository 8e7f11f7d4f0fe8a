package dev.souk.gateway.grpcweb;

import dev.souk.common.problem.Problems;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * How frames are written in the body of a request or response. A script can read a body as it arrives only if it is
 * text.
 */
enum WebFormat {
    BINARY("grpc-web") {
        @Override
        byte[] decode(byte[] body) {
            return body;
        }

        @Override
        byte[] encode(byte[] frame) {
            return frame;
        }
    },
    TEXT("grpc-web-text") {
        @Override
        byte[] decode(byte[] body) {
            try {
                return Base64.getDecoder().decode(body);
            } catch (IllegalArgumentException malformed) {
                throw Problems.BAD_REQUEST.with("The body is not valid base64.");
            }
        }

        @Override
        byte[] encode(byte[] frame) {
            return Base64.getEncoder().encode(frame);
        }
    };

    private static final String PROTO = "+proto";

    private final String subtype;

    WebFormat(String subtype) {
        this.subtype = subtype;
    }

    /** The format of a request with this content type; empty if it is not one of gRPC-Web with Protocol Buffers. */
    static Optional<WebFormat> of(@Nullable MediaType type) {
        return type == null
                ? Optional.empty()
                : Stream.of(values()).filter(format -> format.is(type)).findFirst();
    }

    MediaType contentType() {
        return new MediaType("application", subtype + PROTO);
    }

    abstract byte[] decode(byte[] body);

    /** Each frame by itself, with padding, so that it can be read before the next one arrives. */
    abstract byte[] encode(byte[] frame);

    private boolean is(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals(subtype) || type.getSubtype().equals(subtype + PROTO));
    }
}
