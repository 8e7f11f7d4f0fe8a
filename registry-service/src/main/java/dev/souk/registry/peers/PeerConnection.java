package dev.souk.registry.peers;

import static com.netflix.discovery.shared.transport.EurekaHttpResponse.anEurekaHttpResponse;

import com.netflix.discovery.converters.wrappers.CodecWrapper;
import com.netflix.discovery.shared.transport.EurekaHttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Sends requests to one peer, and logs when it gets no changes. */
final class PeerConnection {

    private static final Logger log = LoggerFactory.getLogger(PeerConnection.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final String url;
    private final PeerTransport transport;
    private final CodecWrapper json;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** {@code address} is host and port. */
    PeerConnection(String address, PeerTransport transport, CodecWrapper json) {
        this.url = "%s://%s/eureka/".formatted(transport.scheme(), address);
        this.transport = transport;
        this.json = json;
    }

    String url() {
        return url;
    }

    <T> EurekaHttpResponse<T> get(String path, Class<T> type) throws IOException {
        return send(request(path), type);
    }

    <T> EurekaHttpResponse<T> post(String path, Object body, Class<T> type) throws IOException {
        BodyPublisher content = BodyPublishers.ofString(json.encode(body));
        try {
            EurekaHttpResponse<T> response = send(
                    request(path).header("Content-Type", "application/json").POST(content), type);
            report(response.getStatusCode() != 200, "its response is " + response.getStatusCode());
            return response;
        } catch (IOException unreachable) {
            report(true, unreachable.toString());
            throw unreachable;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json")
                .header("Authorization", transport.authorization());
    }

    /** The time-out of an {@link HttpRequest} ends with the headers of the response; this one, with its body. */
    private <T> EurekaHttpResponse<T> send(HttpRequest.Builder request, Class<T> type) throws IOException {
        var exchange = transport.client().sendAsync(request.build(), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = exchange.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            @Nullable T content = response.statusCode() == 200 ? json.decode(response.body(), type) : null;
            return anEurekaHttpResponse(response.statusCode(), content).build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(
                    NestedExceptionUtils.getMostSpecificCause(failure).toString(), failure);
        } finally {
            exchange.cancel(true);
        }
    }

    private void report(boolean failed, String reason) {
        if (failing.getAndSet(failed) == failed) {
            return;
        }
        if (failed) {
            log.warn("The registry {} gets no changes: {}", url, reason);
        } else {
            log.info("The registry {} gets changes again", url);
        }
    }
}
