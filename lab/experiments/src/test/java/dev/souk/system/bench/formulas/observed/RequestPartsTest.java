package dev.souk.system.bench.formulas.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.formulas.observed.SpanTree.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestPartsTest {

    private static final Span ENTRY = span("a", null, "gateway-service", "SERVER", 0, 16);
    private static final Span CALL = span("b", "a", "gateway-service", "CLIENT", 5, 9);
    private static final Span SERVED = span("c", "b", "user-service", "SERVER", 8, 5);
    private static final Span FIRST = span("d", "c", "user-service", "CLIENT", 9, 2);
    private static final Span SECOND = span("e", "c", "user-service", "CLIENT", 11, 1);

    @Test
    void thePartsAddUpToTheSpanOfTheGateway() {
        RequestParts parts = parts(ENTRY, CALL, SERVED, FIRST, SECOND);

        assertThat(parts).isEqualTo(new RequestParts(7, 4, 2, 3));
        assertThat(parts.sum()).isEqualTo(ENTRY.duration());
    }

    @Test
    void aTraceWithoutTheServiceIsLeftOut() {
        assertThat(RequestParts.of(new SpanTree(List.of(ENTRY, CALL)), "gateway-service", "user-service"))
                .isEmpty();
    }

    @Test
    void theMedianIsThatOfEachPart() {
        var one = new RequestParts(1, 30, 100, 1);
        var two = new RequestParts(2, 10, 300, 1);
        var three = new RequestParts(3, 20, 200, 1);

        assertThat(RequestParts.medians(List.of(one, two, three))).isEqualTo(new RequestParts(2, 20, 200, 1));
    }

    private static RequestParts parts(Span... spans) {
        return RequestParts.of(new SpanTree(List.of(spans)), "gateway-service", "user-service")
                .orElseThrow();
    }

    private static Span span(
            String id, @Nullable String parent, String service, String kind, double start, double duration) {
        return new Span(id, parent, service, "GET /wallet", kind, start, duration);
    }
}
