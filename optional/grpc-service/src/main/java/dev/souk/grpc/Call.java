package dev.souk.grpc;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.souk.common.problem.Problems;
import io.netty.util.AttributeKey;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of gRPC or gRPC-Web.
 *
 * @param context what the server knows about it
 */
record Call(ServiceRequestContext context) {

    private static final AttributeKey<AtomicReference<Future<?>>> REQUEST = AttributeKey.valueOf(Call.class, "REQUEST");
    private static final Pattern VISIBLE = Pattern.compile("[ -~]*");

    /** The one that this thread begins. */
    static Call current() {
        return new Call(ServiceRequestContext.current());
    }

    /** Adds who calls, and from where. */
    void addTo(HttpRequest.Builder request) {
        String token = header("authorization");
        if (token != null) {
            request.header("authorization", token);
        }
        request.header("X-Forwarded-For", context.clientAddress().getHostAddress());
    }

    /** An entry of the metadata. Throws a problem if it is repeated, or HTTP could not pass it on as it is. */
    @Nullable
    String header(String name) {
        List<String> values = context.request().headers().getAll(name);
        if (values.size() > 1) { // another server may read another one
            throw Problems.BAD_REQUEST.with(name + " is repeated.");
        }
        return values.isEmpty() ? null : visible(name, values.getFirst());
    }

    /** Throws a problem unless the text has visible characters of ASCII only. */
    static String visible(String name, String value) {
        if (!VISIBLE.matcher(value).matches()) {
            throw Problems.BAD_REQUEST.with(
                    "%s has characters other than those of ASCII.".formatted(name.toLowerCase(Locale.ROOT)));
        }
        return value;
    }

    /** Cancels the request when the call ends; of a stream, which sends one after the other, the last one. */
    void cancelAtEnd(Future<?> request) {
        AtomicReference<Future<?>> last = context.attr(REQUEST);
        if (last == null) {
            var first = new AtomicReference<Future<?>>(request);
            context.setAttr(REQUEST, first);
            var _ = context.log()
                    .whenComplete()
                    .thenRun(() -> Objects.requireNonNull(first.get()).cancel(true));
            return;
        }
        last.set(request);
        if (context.log().isComplete()) {
            request.cancel(true);
        }
    }

    /** It sends as much as it likes, message by message. */
    void takesManyMessages() {
        context.setMaxRequestLength(0);
        endsByItself();
    }

    /** A stream has no time limit but the one that the caller has set. */
    void endsByItself() {
        if (!context.request().headers().contains("grpc-timeout")) {
            context.clearRequestTimeout();
        }
    }
}
