package dev.souk.common.observability;

import static java.util.Map.entry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names spans and their attributes by OpenTelemetry's <a href="https://opentelemetry.io/docs/specs/semconv/">semantic
 * conventions</a>, which backends know. Spring's observations have other names, and metrics keep those. Called when a
 * span is exported, not while a request waits.
 */
final class SemanticConventions implements SpanFilter {

    private static final String METHOD = "http.request.method";
    private static final String STATUS = "http.response.status_code";
    private static final String DESTINATION = "messaging.destination.name";

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("method", METHOD),
            entry("http.method", METHOD),
            entry("status", STATUS),
            entry("http.status_code", STATUS),
            entry("client.name", "server.address"),
            entry("messaging.source.name", DESTINATION),
            entry("messaging.operation", "messaging.operation.name"),
            entry("messaging.kafka.client_id", "messaging.client.id"),
            entry("messaging.kafka.consumer.group", "messaging.consumer.group.name"),
            entry("messaging.kafka.source.partition", "messaging.destination.partition.id"),
            entry("messaging.kafka.message.offset", "messaging.kafka.offset"));

    /** What repeats another attribute, or is the same in each span. */
    private static final Set<String> REDUNDANT =
            Set.of("messaging.consumer.id", "messaging.source.kind", "peer.service", "spring.cloud.gateway.route.uri");

    /** Spring's words for a value that there is not. */
    private static final Set<String> UNKNOWN = Set.of("none", "UNKNOWN", "NOT_FOUND", "REDIRECTION", "root");

    @Override
    public FinishedSpan map(FinishedSpan span) {
        var attributes = new HashMap<String, Object>();
        span.getTypedTags().forEach((name, value) -> put(attributes, span.getKind(), name, value));
        FinishedSpan named = span.setTypedTags(attributes).setName(name(span, attributes));
        boolean isServerError = attributes.get(STATUS) instanceof Long status && status >= 500;
        return isServerError ? failed(OtelFinishedSpan.toOtel(named)) : named;
    }

    /** Spring marks exceptions only. */
    private static FinishedSpan failed(SpanData span) {
        return OtelFinishedSpan.fromOtel(new DelegatingSpanData(span) {
            @Override
            public StatusData getStatus() {
                return span.getStatus().getStatusCode() == StatusCode.ERROR ? span.getStatus() : StatusData.error();
            }
        });
    }

    private static void put(Map<String, Object> attributes, Span.@Nullable Kind kind, String name, Object value) {
        if (REDUNDANT.contains(name)) {
            return;
        }
        String text = value.toString();
        switch (name) {
            case "exception" -> putIfKnown(attributes, "error.type", text);
            case "uri" -> putIfKnown(attributes, kind == Span.Kind.CLIENT ? "url.template" : "http.route", text);
            // without the query, in which a client may send a token (id_token_hint) or an e-mail
            case "http.url", "http.uri" ->
                attributes.put(text.startsWith("/") ? "url.path" : "url.full", text.replaceFirst("[?].*", ""));
            default -> {
                String conventional = NAMES.getOrDefault(name, name);
                attributes.put(conventional, conventional.equals(STATUS) ? status(text) : value);
            }
        }
    }

    private static void putIfKnown(Map<String, Object> attributes, String name, String value) {
        if (!UNKNOWN.contains(value)) {
            attributes.put(name, value);
        }
    }

    /** A number, but for {@code CLIENT_ERROR} where no response came. */
    private static Object status(String text) {
        return text.matches("\\d{3}") ? Long.valueOf(text) : text;
    }

    private static String name(FinishedSpan span, Map<String, Object> attributes) {
        if (attributes.get(METHOD) instanceof String method) {
            Object route = attributes.getOrDefault("http.route", attributes.get("url.template"));
            return route == null ? method : method + " " + route;
        }
        return attributes.get(DESTINATION) instanceof String destination && span.getKind() == Span.Kind.CONSUMER
                ? "process " + destination
                : span.getName();
    }
}
