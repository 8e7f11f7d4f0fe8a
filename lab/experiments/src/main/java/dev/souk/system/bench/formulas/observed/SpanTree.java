package dev.souk.system.bench.formulas.observed;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The spans of a trace, parents before children. */
public record SpanTree(List<Span> spans) {

    /**
     * A span, in milliseconds since the beginning of its trace.
     *
     * @param kind as OpenTelemetry names it, such as {@code SERVER}
     */
    public record Span(
            String id,
            @Nullable String parent,
            String service,
            String name,
            String kind,
            double start,
            double duration) {

        /** When it ended. */
        public double end() {
            return start + duration;
        }

        /** Whether it is of this kind, in this service. */
        public boolean is(String wantedKind, String wantedService) {
            return kind.equals(wantedKind) && service.equals(wantedService);
        }

        private static Span of(JsonNode span) {
            JsonNode parent = span.path("parent_id");
            return new Span(
                    span.path("span_id").asString(""),
                    parent.isString() ? parent.asString() : null,
                    span.path("service").asString(""),
                    span.path("name").asString(""),
                    span.path("kind").asString(""),
                    span.path("offset_ms").asDouble(0),
                    span.path("duration_ms").asDouble(0));
        }
    }

    /** From the JSON of the console. */
    public static SpanTree of(JsonNode spans) {
        return new SpanTree(spans.valueStream().map(Span::of).toList());
    }

    /** The first span that matches. */
    public Optional<Span> first(Predicate<Span> which) {
        return spans.stream().filter(which).findFirst();
    }

    /** The spans that another one has caused directly. */
    public Stream<Span> children(Span of) {
        return spans.stream().filter(span -> of.id().equals(span.parent()));
    }
}
