package dev.souk.system.story;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** A backend of OpenTelemetry: receives the spans of the services by OTLP and writes each as a line of a file. */
final class Spans implements AutoCloseable {

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
        server.createContext("/v1/traces", spans::take);
        server.start();
        return spans;
    }

    /** The endpoint for the services. */
    String address() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
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
            ExportTraceServiceRequest.parseFrom(body)
                    .getResourceSpansList()
                    .forEach(spans -> spans.getScopeSpansList()
                            .forEach(scope -> scope.getSpansList().forEach(span -> keep(spans.getResource(), span))));
        }
        call.sendResponseHeaders(200, -1);
        call.close();
    }

    private synchronized void keep(Resource resource, Span span) {
        try {
            Files.writeString(
                    folder.resolve("spans.txt"),
                    text(resource) + text(span) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen.add(hex(span.getTraceId()) + " " + service(resource));
    }

    private static String text(Message message) {
        return TextFormat.printer()
                .emittingSingleLine(true)
                .escapingNonAscii(false)
                .printToString(message);
    }

    private static String service(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
