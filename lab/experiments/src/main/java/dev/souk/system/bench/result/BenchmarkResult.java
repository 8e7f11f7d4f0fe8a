package dev.souk.system.bench.result;

import dev.souk.tools.client.Json;
import java.time.Instant;
import java.util.List;

/** What a benchmark prints and stores. */
public sealed interface BenchmarkResult
        permits AttackResult,
                BalancingResult,
                BaselineResult,
                BlueGreenResult,
                ComparisonResult,
                ConsoleResult,
                FailoverResult,
                FormulasResult,
                OverloadResult,
                ProtocolsResult,
                RollResult,
                ScalingResult {

    /** The word that begins the name of its file. */
    String kind();

    /** When it began. */
    Instant at();

    /** Whether nothing failed. */
    boolean isValid();

    /** As JSON, with a line end. */
    default String json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** As lines of text. */
    List<String> table();
}
