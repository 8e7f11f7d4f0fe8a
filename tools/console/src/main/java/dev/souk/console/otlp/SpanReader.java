package dev.souk.console.otlp;

import dev.souk.console.telemetry.StoredSpan;
import dev.souk.console.telemetry.StoredSpan.Event;
import dev.souk.console.telemetry.StoredSpan.Kind;
import dev.souk.console.telemetry.StoredSpan.Status;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Translates the spans of a request. */
record SpanReader(Texts texts) {

    private static final int MAXIMUM_EVENTS = 32;

    void read(ExportTraceServiceRequest request, Consumer<StoredSpan> consumer) {
        for (ResourceSpans resource : request.getResourceSpansList()) {
            Source source = Source.of(resource.getResource(), texts);
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> consumer.accept(span(source, span)));
            }
        }
    }

    private StoredSpan span(Source source, Span span) {
        Map<String, String> attributes = Map.copyOf(texts.attributes(span.getAttributesList()));
        return new StoredSpan(
                Texts.hex(span.getTraceId()),
                Texts.hex(span.getSpanId()),
                span.getParentSpanId().isEmpty() ? null : Texts.hex(span.getParentSpanId()),
                source.service(),
                source.process(),
                name(span.getName(), attributes),
                kind(span),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                status(span),
                Texts.cut(span.getStatus().getMessage()),
                attributes,
                events(span),
                links(span));
    }

    /** Where a request has no route, with its path: `GET` alone says little. */
    private String name(String name, Map<String, String> attributes) {
        String path = attributes.get("url.path");
        return path == null || attributes.containsKey("http.route") ? texts.name(name) : name + " " + path;
    }

    private static Kind kind(Span span) {
        return switch (span.getKind()) {
            case SPAN_KIND_SERVER -> Kind.SERVER;
            case SPAN_KIND_CLIENT -> Kind.CLIENT;
            case SPAN_KIND_PRODUCER -> Kind.PRODUCER;
            case SPAN_KIND_CONSUMER -> Kind.CONSUMER;
            case SPAN_KIND_INTERNAL, SPAN_KIND_UNSPECIFIED, UNRECOGNIZED -> Kind.INTERNAL;
        };
    }

    private static Status status(Span span) {
        return switch (span.getStatus().getCode()) {
            case STATUS_CODE_OK -> Status.OK;
            case STATUS_CODE_ERROR -> Status.ERROR;
            case STATUS_CODE_UNSET, UNRECOGNIZED -> Status.UNSET;
        };
    }

    private List<Event> events(Span span) {
        return span.getEventsList().stream()
                .limit(MAXIMUM_EVENTS)
                .map(event -> new Event(
                        texts.name(event.getName()),
                        StoredSpan.millis(event.getTimeUnixNano() - span.getStartTimeUnixNano()),
                        Map.copyOf(texts.attributes(event.getAttributesList()))))
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
