package dev.souk.system.cli;

import dev.souk.system.bench.console.ConsoleExperiment;
import dev.souk.system.bench.console.ConsolePlan;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.BenchmarkResult;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** `souk bench console` and its option. */
final class ConsoleOptions {

    private static final int DEFAULT_MINUTES = 10;
    private static final int MAXIMUM_MINUTES = 240;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "console: how long customers shop, 1 to 240 minutes; default 10.")
    private @Nullable Integer minutes;

    void validate() {
        if (minutes != null && (minutes < 1 || minutes > MAXIMUM_MINUTES)) {
            throw new ToolException("--minutes is a number from 1 to %s.".formatted(MAXIMUM_MINUTES));
        }
    }

    void refuse() {
        if (minutes != null) {
            throw new ToolException("--minutes is an option of `./souk bench console`.");
        }
    }

    BenchmarkResult measure(BenchmarkRun run) throws IOException, InterruptedException {
        Duration duration = Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes);
        ConsolePlan plan =
                run.brief() ? ConsolePlan.shortForm(run.asBuilt()) : ConsolePlan.full(duration, run.asBuilt());
        var side = new Side("console", run.source().root(), List.of());
        var ports = new FreePorts(RandomGenerator.getDefault());
        BenchmarkedSystem system = BenchmarkedSystem.of(side, run.folder().resolve("console"), ports);
        run.folder().stopAtEnd(system::close);
        return new ConsoleExperiment(plan, system, run.progress()).run(run.now());
    }
}
