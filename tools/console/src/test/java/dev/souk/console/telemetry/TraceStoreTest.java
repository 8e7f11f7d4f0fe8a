package dev.souk.console.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.Spans;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceStoreTest {

    private static final TraceQuery ALL = new TraceQuery("", false, 0, "", 50);

    private final TraceStore store = new TraceStore();

    @Test
    void aTraceIsSummedUpFromTheSpansOfAllServices() {
        store.add(Spans.span("t1", "b", "a", "order-service", 1_010, 1_030));
        store.add(Spans.span("t1", "a", null, "gateway-service", 1_000, 1_040));

        assertThat(store.traces(ALL)).singleElement().satisfies(trace -> {
            assertThat(trace.name()).isEqualTo("GET /gateway-service");
            assertThat(trace.durationMs()).isEqualTo(40);
            assertThat(trace.services()).containsExactly("gateway-service", "order-service");
            assertThat(trace.complete()).isTrue();
        });
    }

    @Test
    void aTraceWithoutItsFirstSpanIsNotComplete() {
        store.add(Spans.span("t1", "b", "a", "order-service", 1_010, 1_030));

        assertThat(store.traces(ALL)).singleElement().satisfies(trace -> {
            assertThat(trace.complete()).isFalse();
            assertThat(trace.name()).isEqualTo("GET /order-service");
        });
    }

    @Test
    void theNewestTraceIsTheFirst() {
        store.add(Spans.span("t1", "a", null, "gateway-service", 1_000, 1_001));
        store.add(Spans.span("t2", "b", null, "gateway-service", 2_000, 2_001));

        assertThat(store.traces(ALL)).extracting(TraceSummary::traceId).containsExactly("t2", "t1");
        assertThat(store.traces(new TraceQuery("", false, 0, "", 1)))
                .extracting(TraceSummary::traceId)
                .containsExactly("t2");
    }

    @Test
    void tracesAreFoundByServiceErrorDurationAndText() {
        store.add(Spans.span("t1", "a", null, "gateway-service", 1_000, 1_050));
        store.add(Spans.failed(Spans.span("t2", "b", null, "cart-service", 2_000, 2_001)));

        assertThat(ids(new TraceQuery("cart-service", false, 0, "", 50))).containsExactly("t2");
        assertThat(ids(new TraceQuery("", true, 0, "", 50))).containsExactly("t2");
        assertThat(ids(new TraceQuery("", false, 50, "", 50))).containsExactly("t1");
        assertThat(ids(new TraceQuery("", false, 0, "get /GATEWAY", 50))).containsExactly("t1");
        assertThat(ids(new TraceQuery("", false, 0, "nothing", 50))).isEmpty();
    }

    @Test
    void eachSpanStandsBehindItsParent() {
        store.add(Spans.span("t1", "d", "b", "cart-service", 1_012, 1_013));
        store.add(Spans.span("t1", "c", "a", "user-service", 1_020, 1_030));
        store.add(Spans.span("t1", "b", "a", "order-service", 1_010, 1_015));
        store.add(Spans.span("t1", "a", null, "gateway-service", 1_000, 1_040));

        Trace trace = store.trace("t1").orElseThrow();

        assertThat(trace.spans()).extracting(node -> node.span().spanId()).containsExactly("a", "b", "d", "c");
        assertThat(trace.spans()).extracting(Trace.Node::depth).containsExactly(0, 1, 2, 1);
        assertThat(trace.spans()).extracting(Trace.Node::offsetMs).containsExactly(0.0, 10.0, 12.0, 20.0);
    }

    @Test
    void spansThatNameEachOtherAsParentEndTheTreeAndNotTheProgram() {
        store.add(Spans.span("t1", "a", "b", "gateway-service", 1_000, 1_001));
        store.add(Spans.span("t1", "b", "a", "gateway-service", 1_000, 1_001));
        store.add(Spans.span("t1", "c", "unknown", "gateway-service", 1_000, 1_001));

        assertThat(store.trace("t1").orElseThrow().spans())
                .extracting(node -> node.span().spanId())
                .containsExactly("c");
    }

    @Test
    void aServiceThatSendsMuchEvictsNothingOfAnother() {
        store.add(Spans.span("rare", "a", null, "user-service", 1, 2));
        for (int span = 0; span < 3_000; span++) {
            store.add(Spans.span("often" + span, "b", null, "cart-service", 1, 2));
        }

        assertThat(store.trace("rare")).isPresent();
        assertThat(store.trace("often0")).isEmpty();
        assertThat(store.stored()).isEqualTo(2_501);
        assertThat(store.received()).isEqualTo(3_001);
    }

    @Test
    void moreServicesThanASystemHasAreNotStored() {
        for (int service = 0; service < 100; service++) {
            store.add(Spans.span("t" + service, "a", null, "service-" + service, 1, 2));
        }

        assertThat(store.stored()).isEqualTo(32);
    }

    private List<String> ids(TraceQuery query) {
        return store.traces(query).stream().map(TraceSummary::traceId).toList();
    }
}
