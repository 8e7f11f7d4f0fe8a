package dev.souk.grpc.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The response to a call of gRPC-Web, as a client reads it.
 *
 * @param trailers of the last frame, or the headers if there is none: a response that is a status alone has no frame
 */
public record WebResponse(int httpStatus, String contentType, List<byte[]> messages, Map<String, String> trailers) {

    private static final int TRAILERS = 0x80;

    /** Reads the response to its end. */
    static WebResponse of(HttpResponse<InputStream> response) {
        return of(response, Integer.MAX_VALUE);
    }

    /** Reads that many messages of binary form, or to the end if there are fewer, and closes the response. */
    static WebResponse of(HttpResponse<InputStream> response, int count) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/grpc-web")) {
            return withoutFrames(response, type);
        }
        var messages = new ArrayList<byte[]>();
        String trailers = "";
        try (DataInputStream frames = frames(type, response.body())) {
            for (int kind = frames.read(); kind >= 0; kind = frames.read()) {
                byte[] content = frames.readNBytes(frames.readInt());
                if (kind == TRAILERS) {
                    trailers = new String(content, StandardCharsets.US_ASCII);
                } else {
                    messages.add(content);
                }
                if (messages.size() == count) {
                    break;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new WebResponse(
                response.statusCode(), type, messages, trailers.isEmpty() ? headers(response) : values(trailers));
    }

    /** The gateway rejects a request before any service sees it, with the problem of every other path. */
    private static WebResponse withoutFrames(HttpResponse<InputStream> response, String type) {
        try (InputStream _ = response.body()) {
            return new WebResponse(response.statusCode(), type, List.of(), headers(response));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The frames of a body, which is text if the type says so: each frame is padded. */
    private static DataInputStream frames(String contentType, InputStream body) throws IOException {
        return new DataInputStream(
                contentType.startsWith("application/grpc-web-text") ? decoded(body.readAllBytes()) : body);
    }

    /**
     * OK if the end has not been read. A response that is none of gRPC has a code by its status, as gRPC's table says.
     */
    public Code code() {
        String code = trailers.get("grpc-status");
        return code == null
                ? codeOf(httpStatus)
                : io.grpc.Status.fromCodeValue(Integer.parseInt(code)).getCode();
    }

    /** <a href="https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md">The table.</a> */
    private static Code codeOf(int httpStatus) {
        return switch (httpStatus) {
            case 200 -> Code.OK;
            case 400 -> Code.INTERNAL;
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.UNIMPLEMENTED;
            case 429, 502, 503, 504 -> Code.UNAVAILABLE;
            default -> Code.UNKNOWN;
        };
    }

    /** What {@code grpc-status-details-bin} says. */
    public CallFailure failure() {
        try {
            return CallFailure.of(
                    Status.parseFrom(Base64.getDecoder().decode(trailers.get("grpc-status-details-bin"))));
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException(corrupt);
        }
    }

    private static InputStream decoded(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        for (int begin = 0; begin < text.length; begin += 4) {
            bytes.writeBytes(Base64.getDecoder().decode(Arrays.copyOfRange(text, begin, begin + 4)));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Map<String, String> headers(HttpResponse<InputStream> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
    }

    private static Map<String, String> values(String trailers) {
        return trailers.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip()));
    }
}
