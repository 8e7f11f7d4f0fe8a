package dev.souk.system.bench.formulas.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.client.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SagaHopsTest {

    /** Each event is sent 1 ms after it was written, arrives 2 ms later, and is processed in 3 ms. */
    private static final String TRACE = """
            [
            {"span_id": "a", "parent_id": null, "service": "order-service", "name": "POST /orders", "kind": "SERVER",
             "offset_ms": 0, "duration_ms": 12},
            {"span_id": "b", "parent_id": "a", "service": "order-service", "name": "INSERT orders", "kind": "CLIENT",
             "offset_ms": 8, "duration_ms": 2},
            {"span_id": "c", "parent_id": "a", "service": "order-service", "name": "send souk.orders", "kind": "PRODUCER",
             "offset_ms": 11, "duration_ms": 5},
            {"span_id": "x", "parent_id": "c", "service": "user-service", "name": "process souk.orders", "kind": "CONSUMER",
             "offset_ms": 12, "duration_ms": 1},
            {"span_id": "d", "parent_id": "c", "service": "cart-service", "name": "process souk.orders", "kind": "CONSUMER",
             "offset_ms": 13, "duration_ms": 3},
            {"span_id": "e", "parent_id": "d", "service": "cart-service", "name": "send souk.stock", "kind": "PRODUCER",
             "offset_ms": 17, "duration_ms": 5},
            {"span_id": "f", "parent_id": "e", "service": "order-service", "name": "process souk.stock", "kind": "CONSUMER",
             "offset_ms": 19, "duration_ms": 3},
            {"span_id": "g", "parent_id": "f", "service": "order-service", "name": "send souk.orders", "kind": "PRODUCER",
             "offset_ms": 23, "duration_ms": 5},
            {"span_id": "h", "parent_id": "g", "service": "user-service", "name": "process souk.orders", "kind": "CONSUMER",
             "offset_ms": 25, "duration_ms": 3},
            {"span_id": "i", "parent_id": "h", "service": "user-service", "name": "send souk.payments", "kind": "PRODUCER",
             "offset_ms": 29, "duration_ms": 5},
            {"span_id": "j", "parent_id": "i", "service": "order-service", "name": "process souk.payments",
             "kind": "CONSUMER", "offset_ms": 31, "duration_ms": 3}
            ]""";

    @Test
    void theWayOfAnOrderIsFourTimesOutboxKafkaAndProcessing() {
        SagaHops hops = hops(TRACE);

        assertThat(hops.durations()).isEqualTo(List.of(1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0));
        assertThat(hops.untilReserved()).isEqualTo(List.of(1.0, 2.0, 3.0));
    }

    @Test
    void anOrderWhosePaymentIsNotStoredIsLeftOut() {
        assertThat(SagaHops.of(SpanTree.of(Json.MAPPER.readTree(TRACE.replace("\"user-service\"", "\"other\"")))))
                .isEmpty();
    }

    private static SagaHops hops(String spans) {
        return SagaHops.of(SpanTree.of(Json.MAPPER.readTree(spans))).orElseThrow();
    }
}
