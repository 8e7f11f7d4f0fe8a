package dev.souk.grpc;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server in place of the gateway. It has the responses that a test gives it, and knows what it was asked. */
final class FakeGateway implements AutoCloseable {

    /** A response of Armeria is sent once. */
    private record Text(int status, MediaType type, String body) {}

    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, HttpResponse> responses = new ConcurrentHashMap<>();
    private final List<AggregatedHttpRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final Server server = Server.builder()
            .http(0)
            .requestTimeoutMillis(0)
            .serviceUnder("/", this::serve)
            .build();

    FakeGateway() {
        server.start().join();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.activeLocalPort());
    }

    /** The response to each request with this method and path. */
    FakeGateway on(String request, int status, String json) {
        return on(request, status, MediaType.JSON, json);
    }

    /** A problem document. */
    FakeGateway problem(String request, int status, String slug) {
        return on(
                request,
                status,
                MediaType.parse("application/problem+json"),
                "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"D\",\"errors\":[{\"field\":\"f\",\"message\":\"m\"}]}"
                        .formatted(slug, status));
    }

    private FakeGateway on(String request, int status, MediaType type, String body) {
        texts.put(request, new Text(status, type, body));
        return this;
    }

    /** The stream of events that the next request gets. */
    HttpResponseWriter stream(String request) {
        return later(request, MediaType.EVENT_STREAM);
    }

    /** What the next request gets, part by part. */
    HttpResponseWriter later(String request, MediaType type) {
        HttpResponseWriter stream = HttpResponse.streaming();
        stream.write(ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, type));
        responses.put(request, stream);
        return stream;
    }

    /** No response ever. */
    void hangs(String request) {
        responses.put(request, HttpResponse.streaming());
    }

    List<AggregatedHttpRequest> requests() {
        return requests;
    }

    AggregatedHttpRequest last() {
        return requests.getLast();
    }

    int cancelled() {
        return cancelled.get();
    }

    private HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        var _ = context.log().whenComplete().thenAccept(log -> {
            if (log.responseCause() != null) {
                cancelled.incrementAndGet();
            }
        });
        return HttpResponse.of(request.aggregate().thenApply(received -> {
            requests.add(received);
            String asked = received.method() + " " + received.path();
            HttpResponse once = responses.remove(asked);
            if (once != null) {
                return once;
            }
            Text text = texts.get(asked);
            return text == null
                    ? HttpResponse.of(HttpStatus.NOT_FOUND)
                    : HttpResponse.builder()
                            .status(HttpStatus.valueOf(text.status()))
                            .header("Retry-After", "7")
                            .content(text.type(), HttpData.ofUtf8(text.body()))
                            .build();
        }));
    }

    @Override
    public void close() {
        server.stop().join();
    }
}
