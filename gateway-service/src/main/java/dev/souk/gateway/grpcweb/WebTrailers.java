package dev.souk.gateway.grpcweb;

import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trailers as they are written in a body: as headers of HTTP/1.1, with names in lower case. */
final class WebTrailers {

    private static final String LINE = "%s:%s\r\n";

    private WebTrailers() {}

    static String text(Status status, Metadata trailers) {
        var text =
                new StringBuilder(LINE.formatted("grpc-status", status.getCode().value()));
        @Nullable String description = status.getDescription();
        if (description != null) {
            text.append(LINE.formatted("grpc-message", encoded(description)));
        }
        trailers.keys().forEach(name -> append(text, name, trailers));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Metadata trailers) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            for (byte[] value : all(trailers, Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))) {
                text.append(LINE.formatted(
                        name, Base64.getEncoder().withoutPadding().encodeToString(value)));
            }
        } else {
            for (String value : all(trailers, Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))) {
                text.append(LINE.formatted(name, value));
            }
        }
    }

    private static <T> Iterable<T> all(Metadata trailers, Metadata.Key<T> key) {
        @Nullable Iterable<T> values = trailers.getAll(key);
        return values == null ? List.of() : values;
    }

    /**
     * Percent-encoded, except for visible ASCII characters: it may be any text, and a line end would begin another
     * trailer.
     */
    private static String encoded(String description) {
        var encoded = new StringBuilder();
        for (byte character : description.getBytes(StandardCharsets.UTF_8)) {
            if (character < ' ' || character > '~' || character == '%') { // bytes beyond ASCII are negative
                encoded.append("%%%02X".formatted(character));
            } else {
                encoded.append((char) character);
            }
        }
        return encoded.toString();
    }
}
