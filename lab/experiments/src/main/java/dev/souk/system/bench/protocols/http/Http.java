package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.protocols.client.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/** One caller with a client of its own, so that two callers share no connection. */
final class Http implements AutoCloseable {

    private static final int OK = 200;

    private final Endpoint endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Endpoint.TIME_LIMIT)
            .build();

    Http(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(endpoint.uri(path)).header("Authorization", endpoint.authorization());
    }

    /** The body of the response, which comes in time or is an error. */
    byte[] call(HttpRequest.Builder request) throws IOException {
        return send(request.timeout(Endpoint.TIME_LIMIT), BodyHandlers.ofByteArray());
    }

    /** The body of a response that may take any time; the caller reads it to its end. */
    InputStream open(HttpRequest.Builder request) throws IOException {
        return send(request, BodyHandlers.ofInputStream());
    }

    private <B> B send(HttpRequest.Builder request, BodyHandler<B> handler) throws IOException {
        try {
            HttpResponse<B> response = client.send(request.build(), handler);
            if (response.statusCode() != OK) {
                throw new UnexpectedResponseException("status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
