package dev.souk.system.cli;

import dev.souk.system.bench.Comparison;
import dev.souk.system.bench.ComparisonPlan;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.BenchmarkResult;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** `souk bench compare` and its options. */
final class ComparisonOptions {

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "compare: A is another source tree, such as a git worktree of an older commit.")
    private @Nullable Path against;

    @Option(
            names = "--with",
            paramLabel = "OPTIONS",
            description =
                    "compare: B has these options of `./souk up`, or variables such as OTEL_SDK_DISABLED=true, A has"
                            + " not; in quotes if there are several.")
    private String options = "";

    void validate() {
        if (against != null && !options.isBlank()) {
            throw new ToolException("The two systems differ in one thing: --against or --with, not both.");
        }
    }

    void refuse() {
        if (against != null || !options.isBlank()) {
            throw new ToolException("--against and --with are options of `./souk bench compare`.");
        }
    }

    BenchmarkResult measure(BenchmarkRun run) throws IOException, InterruptedException {
        Path source = run.source().root();
        Path other = against == null ? source : SourceTree.containing(against).root();
        List<String> words =
                options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
        var ports = new FreePorts(RandomGenerator.getDefault());
        ComparisonPlan plan =
                run.brief() ? ComparisonPlan.brief(run.asBuilt()) : ComparisonPlan.full(run.rounds(), run.asBuilt());
        BenchmarkFolder folder = run.folder();
        var a = BenchmarkedSystem.of(new Side("A", other, List.of()), folder.resolve("a"), ports);
        var b = BenchmarkedSystem.of(new Side("B", source, words), folder.resolve("b"), ports);
        folder.stopAtEnd(a::close);
        folder.stopAtEnd(b::close);
        return new Comparison(plan, a, b, run.progress()).run(run.now());
    }
}
