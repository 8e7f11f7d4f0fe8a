package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolsResultTest {

    private static final CpuFigures CPU = CpuFigures.of(410.4, 390.6, 120);

    @Test
    void theTableHasARowForEachProtocolUnderEachHeading() {
        assertThat(result(Map.of()).table())
                .anySatisfy(line -> assertThat(line).startsWith("gRPC  ").contains("1.25", "410", "391"))
                .anySatisfy(line -> assertThat(line).contains("watch an order", "nothing", "–", "yes"))
                .anySatisfy(line -> assertThat(line).contains("get a user", "102"));
    }

    @Test
    void aCallThatFailedWithoutAFaultIsPrinted() {
        assertThat(result(Map.of("gRPC: UNAVAILABLE", 3L)).table())
                .last()
                .asString()
                .contains("3 × gRPC: UNAVAILABLE");
    }

    private static ProtocolsResult result(Map<String, Long> failures) {
        return new ProtocolsResult(
                Instant.EPOCH,
                new Machine("a processor", 2, 4096, "Linux", "25", 0),
                false,
                "abc",
                4,
                12,
                List.of(new ReadFigures("gRPC", 1.25, 3.5, 800, 120, 90, CPU)),
                List.of(new StreamFigures("gRPC", 1.25, 3.5, 800, 120, 90, CPU)),
                List.of(SlowFigures.of("gRPC", "get a user", 203.6, 101.8)),
                List.of(new FaultFigures("gRPC", "watch an order", "packets lost", "nothing", null, 9L, true)),
                failures);
    }
}
