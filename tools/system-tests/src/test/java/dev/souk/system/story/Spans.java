package dev.souk.system.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replaces Zipkin: receives the spans of the services and writes each as a line of a file. */
final class Spans implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Path folder;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private Spans(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Spans into(Path folder) throws IOException {
        Files.createDirectories(folder);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var spans = new Spans(server, folder);
        server.createContext("/api/v2/spans", spans::take);
        server.start();
        return spans;
    }

    /** The endpoint for the services. */
    String address() {
        return "http://localhost:%d/api/v2/spans".formatted(server.getAddress().getPort());
    }

    Path folder() {
        return folder;
    }

    /** Whether that service has sent a span of that trace. */
    boolean has(String trace, String service) {
        return seen.contains(trace + " " + service);
    }

    private void take(HttpExchange call) throws IOException {
        boolean packed = "gzip".equals(call.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = packed ? new GZIPInputStream(call.getRequestBody()) : call.getRequestBody()) {
            JSON.readTree(body).forEach(this::keep);
        }
        call.sendResponseHeaders(202, -1);
        call.close();
    }

    private synchronized void keep(JsonNode span) {
        try {
            Files.writeString(
                    folder.resolve("spans.jsonl"), span + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String service = span.path("localEndpoint").path("serviceName").asString();
        seen.add(span.path("traceId").asString() + " " + service);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
