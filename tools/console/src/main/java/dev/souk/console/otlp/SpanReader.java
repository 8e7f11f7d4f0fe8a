package dev.souk.console.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.console.telemetry.StoredSpan;
import dev.souk.console.telemetry.StoredSpan.Event;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Translates the spans of a request. */
public final class SpanReader {

    private static final int MAXIMUM_EVENTS = 32;

    private SpanReader() {}

    /** The body of a request to {@code /v1/traces}; fails if it is no such request. */
    public static void read(byte[] body, Consumer<StoredSpan> consumer) throws InvalidProtocolBufferException {
        for (ResourceSpans resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            Source source = Source.of(resource.getResource());
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> consumer.accept(span(source, span)));
            }
        }
    }

    private static StoredSpan span(Source source, Span span) {
        Map<String, String> attributes = Map.copyOf(Texts.attributes(span.getAttributesList()));
        return new StoredSpan(
                Texts.hex(span.getTraceId()),
                Texts.hex(span.getSpanId()),
                span.getParentSpanId().isEmpty() ? null : Texts.hex(span.getParentSpanId()),
                source.service(),
                source.process(),
                name(span.getName(), attributes),
                Texts.name(span.getKind().name().replace("SPAN_KIND_", "")),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                Texts.name(span.getStatus().getCode().name().replace("STATUS_CODE_", "")),
                Texts.cut(span.getStatus().getMessage()),
                attributes,
                events(span),
                links(span));
    }

    /** Where a request has no route, with its path: `GET` alone says little. */
    private static String name(String name, Map<String, String> attributes) {
        String path = attributes.get("url.path");
        return path == null || attributes.containsKey("http.route") ? Texts.name(name) : Texts.cut(name) + " " + path;
    }

    private static List<Event> events(Span span) {
        return span.getEventsList().stream()
                .limit(MAXIMUM_EVENTS)
                .map(event -> new Event(
                        Texts.name(event.getName()),
                        StoredSpan.millis(event.getTimeUnixNano() - span.getStartTimeUnixNano()),
                        Map.copyOf(Texts.attributes(event.getAttributesList()))))
                .toList();
    }

    private static List<String> links(Span span) {
        return span.getLinksList().stream()
                .limit(MAXIMUM_EVENTS)
                .map(link -> Texts.hex(link.getTraceId()))
                .distinct()
                .toList();
    }
}
