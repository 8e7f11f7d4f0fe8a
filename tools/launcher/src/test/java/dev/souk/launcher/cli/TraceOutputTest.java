package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.cli.AnsiColors;
import dev.souk.tools.client.SoukClient;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What `./souk traces` prints. */
class TraceOutputTest {

    @Test
    void aTraceIsALineWithItsRequest() {
        var traces = SoukClient.parse("""
                [{"trace_id":"34caff3a19ba97d7c7d24b477b1d15fd","name":"POST /orders","start":"2026-11-20T09:30:00Z",
                  "duration_ms":84.26,"spans":23,"errors":1}]""");

        assertThat(new TraceList(ZoneOffset.UTC, AnsiColors.NONE).lines(traces).getLast())
                .isEqualTo("09:30:00.000      84.3    23      1  34caff3a19ba97d7c7d24b477b1d15fd  POST /orders");
    }

    @Test
    void withoutTracesOneIsToldHowToMakeSome() {
        assertThat(new TraceList(ZoneOffset.UTC, AnsiColors.NONE).lines(SoukClient.parse("[]")))
                .containsExactly("There are no such traces. `./souk demo` makes some.");
    }

    @Test
    void theBarOfASpanBeginsWhereItBeginsAndIsAsLongAsItTakes() {
        var trace = SoukClient.parse("""
                {"trace_id":"34caff3a19ba97d7c7d24b477b1d15fd","duration_ms":64.0,"complete":true,"spans":[
                {"depth":0,"service":"gateway-service","name":"POST /orders","offset_ms":0.0,"duration_ms":64.0,
                 "status":"UNSET","status_message":""},
                {"depth":1,"service":"order-service","name":"POST /orders","offset_ms":32.0,"duration_ms":16.0,
                 "status":"ERROR","status_message":"late"}]}""");

        var lines = new TraceWaterfall(AnsiColors.NONE).lines(trace);

        assertThat(lines)
                .contains("      0.0      64.0  " + "█".repeat(32) + "  gateway  POST /orders")
                .contains("     32.0      16.0  " + " ".repeat(16) + "█".repeat(8) + " ".repeat(8)
                        + "  order      POST /orders (late)");
    }

    @Test
    void aTraceWithoutADurationHasBarsToo() {
        var trace = SoukClient.parse("""
                {"trace_id":"1","duration_ms":0.0,"complete":false,"spans":[
                {"depth":0,"service":"a","name":"b","offset_ms":0.0,"duration_ms":0.0,"status":"OK","status_message":""}]}""");

        assertThat(new TraceWaterfall(AnsiColors.NONE).lines(trace))
                .anySatisfy(line -> assertThat(line).contains("█"))
                .first()
                .asString()
                .contains("its first span is not stored");
    }
}
