package dev.souk.gateway.grpcweb;

import dev.souk.common.problem.Problems;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the headers of a request mean for a call. Those of browsers and of HTTP are not sent on. */
final class WebMetadata {

    private static final List<String> SENT_ON = List.of("authorization", "idempotency-key");
    private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,8})([HMSmun])");

    private WebMetadata() {}

    /**
     * The metadata of a call.
     *
     * @param address of its client
     * @param traceParent the present span in the form of the W3C; null if there is none
     */
    static Metadata of(HttpHeaders headers, String address, @Nullable String traceParent) {
        var metadata = new Metadata();
        SENT_ON.forEach(name -> headers.getOrEmpty(name).forEach(value -> metadata.put(ascii(name), value)));
        metadata.put(ascii("x-forwarded-for"), address);
        if (traceParent != null) {
            metadata.put(ascii("traceparent"), traceParent);
        }
        return metadata;
    }

    /** With the time that the client is ready to wait for, if it says so. */
    static CallOptions options(HttpHeaders headers) {
        @Nullable String timeout = headers.getFirst("grpc-timeout");
        if (timeout == null) {
            return CallOptions.DEFAULT;
        }
        Matcher parts = TIMEOUT.matcher(timeout);
        if (!parts.matches()) {
            throw Problems.BAD_REQUEST.with("The header grpc-timeout is not valid.");
        }
        return CallOptions.DEFAULT.withDeadlineAfter(Long.parseLong(parts.group(1)), unit(parts.group(2)));
    }

    private static TimeUnit unit(String letter) {
        return switch (letter) {
            case "H" -> TimeUnit.HOURS;
            case "M" -> TimeUnit.MINUTES;
            case "S" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MILLISECONDS;
            case "u" -> TimeUnit.MICROSECONDS;
            default -> TimeUnit.NANOSECONDS;
        };
    }

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
