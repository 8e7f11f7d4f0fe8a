package dev.souk.tools.client;

import dev.souk.tools.ToolException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP client for JSON below one base URL.
 *
 * @param http its connections, for example with a certificate
 * @param baseUrl what paths are relative to
 * @param timeout after which a request fails, also one whose response has begun
 */
public record SoukClient(HttpClient http, String baseUrl, Duration timeout) {

    private static final SoukClient PROBE = new SoukClient("", Duration.ofSeconds(2));

    /** A client whose requests fail after the time-out. */
    public SoukClient(String baseUrl, Duration timeout) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build(),
                baseUrl,
                timeout);
    }

    /** The status of a GET request; 0 if there is no response within two seconds. */
    public static int status(String url) {
        try {
            return PROBE.send(Call.get(url)).status();
        } catch (IOException notListeningYet) {
            return 0;
        }
    }

    /** The body of the response to a GET request, whatever its status; why there is none, if there is none. */
    public static String text(String url) {
        try {
            return PROBE.send(Call.get(url)).json().toString();
        } catch (IOException unavailable) {
            return unavailable.toString();
        }
    }

    /** Sends the request and reads the whole response. */
    public Reply send(Call call) throws IOException {
        HttpResponse<String> response = exchange(call, BodyHandlers.ofString());
        return new Reply(call, response.statusCode(), response.headers(), parse(response.body()));
    }

    /** Sends the request and returns the lines of the response as they arrive. */
    public HttpResponse<Stream<String>> stream(Call call) throws IOException {
        return exchange(call, BodyHandlers.ofLines());
    }

    private <T> HttpResponse<T> exchange(Call call, BodyHandler<T> handler) throws IOException {
        var body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        var request = HttpRequest.newBuilder(URI.create(baseUrl + call.path())).method(call.method(), body);
        call.headers().forEach(request::header);
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request.build(), handler);
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS); // that of a request ends with the headers
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (TimeoutException silent) {
            response.cancel(true);
            throw new HttpTimeoutException("%s %s took more than %s".formatted(call.method(), call.path(), timeout));
        } catch (InterruptedException interrupted) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted during %s %s.".formatted(call.method(), call.path()), interrupted);
        }
    }

    /** The text as JSON; a string node if it is not JSON. */
    public static JsonNode parse(String text) {
        try {
            return text.isBlank() ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            return Json.MAPPER.getNodeFactory().stringNode(text);
        }
    }
}
