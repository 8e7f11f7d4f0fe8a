package dev.souk.console.web;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.console.otlp.LogReader;
import dev.souk.console.otlp.SpanReader;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * {@code POST /v1/traces} and {@code POST /v1/logs}. One request is read at once, of 2 MiB at most; an exporter repeats
 * what was answered with 503.
 */
record OtlpEndpoint(TraceStore traces, LogStore logs) {

    private static final int MAXIMUM_BODY = 2 << 20; // 512 spans have some hundred KiB, 200 stack traces fit
    private static final Semaphore PERMITS = new Semaphore(1);
    private static final String PROTOBUF = "application/x-protobuf";

    Response respond(Request request) throws IOException {
        if (!request.method().equals("POST")) {
            return Response.problem(405, "Telemetry is sent by POST.");
        }
        if (!request.header("Content-Type").equals(PROTOBUF)) {
            return Response.problem(415, "Telemetry is sent as " + PROTOBUF + ".");
        }
        if (!PERMITS.tryAcquire()) {
            return Response.problem(503, "Too many requests at once.").with("Retry-After", "1");
        }
        try {
            return receive(request);
        } catch (ZipException | EOFException malformed) {
            return Response.problem(400, "The body is not gzip, although its Content-Encoding says so.");
        } catch (InvalidProtocolBufferException malformed) {
            return Response.problem(400, "The body is not the request of OTLP: " + malformed.getMessage());
        } finally {
            PERMITS.release();
        }
    }

    /** A response without a body says that everything was accepted. */
    private Response receive(Request request) throws IOException {
        InputStream raw = request.exchange().getRequestBody();
        boolean packed = request.header("Content-Encoding").equals("gzip");
        byte[] body = (packed ? new GZIPInputStream(raw) : raw).readNBytes(MAXIMUM_BODY + 1);
        if (body.length > MAXIMUM_BODY) {
            return Response.problem(413, "A request has at most %s bytes.".formatted(MAXIMUM_BODY));
        }
        if (request.path().equals("/v1/traces")) {
            SpanReader.read(body, traces::add);
        } else {
            LogReader.read(body, logs::add);
        }
        return new Response(200, PROTOBUF, "", Map.of());
    }
}
