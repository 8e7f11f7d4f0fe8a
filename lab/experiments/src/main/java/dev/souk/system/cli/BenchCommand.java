package dev.souk.system.cli;

import dev.souk.system.bench.experiment.Benchmark;
import dev.souk.system.bench.experiment.ExperimentRun;
import dev.souk.system.bench.result.Program;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.cli.ToolCommand;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `souk bench`: exit code 1 if something failed, so that there is no result. */
@Command(
        name = "bench",
        description = "Measures two systems, or one and what does less, alternately, and prints their ratios.")
public final class BenchCommand extends ToolCommand {

    @Parameters(
            paramLabel = "BENCHMARK",
            arity = "0..1",
            description = {
                "compare: A with B, which is this source tree. Without an option both are it: what differs is noise.",
                "baselines: the gateway with a bare Spring Cloud Gateway, and nginx if there is one.",
                "roll: which calls fail while services are replaced.",
                "failover: which calls fail when instances are killed, and how often they are repeated.",
                "discovery: what callers notice of a change, with each registry in turn.",
                "overload: what is done while more is asked for than the system can do.",
                "edge: what Nginx before the gateway saves, and what is left when everything behind it is dead.",
                "caching: what each strategy of the cache saves, how old it is, and what is lost with it."
            })
    private Benchmark benchmark = Benchmark.compare;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of load on each; default 5.")
    private int rounds = 5;

    @Option(names = "--short", description = "A minute, to see that it works; the figures say nothing.")
    private boolean brief;

    @Option(names = "--no-build", description = "Do not build, even if sources are newer than jars.")
    private boolean asBuilt;

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
                            + " not; in quotes if there are several. Any other: the system has these variables.")
    private String with = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the result is written; default: a new file in docs/benchmarks, with --short none.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (against != null && benchmark != Benchmark.compare) {
            throw new ToolException("--against is an option of `./souk bench compare`.");
        }
        if (against != null && !with.isBlank()) {
            throw new ToolException("The two systems differ in one thing: --against or --with, not both.");
        }
        if (rounds < 1) {
            throw new ToolException("--rounds is at least 1.");
        }
        if (!OperatingSystem.isLinux()) {
            throw new ToolException("`./souk bench` reads CPU times and memory from /proc, which only Linux has.");
        }
        SourceTree source = SourceTree.ofThisProgram();
        Report result = run(source);
        result.table().forEach(this::print);
        if (result.isValid() && (file != null || !brief)) {
            print("Written to " + write(source, result));
        }
        return result.isValid() ? 0 : 1;
    }

    private Report run(SourceTree source) throws IOException, InterruptedException {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        Report report = Report.begun(benchmark.toString(), now, brief, Program.commit(source.root()));
        List<String> words = with.isBlank() ? List.of() : List.of(with.strip().split("\\s+"));
        Path other =
                against == null ? source.root() : SourceTree.containing(against).root();
        var typed = new ExperimentRun.Arguments(source, brief ? 1 : rounds, brief, asBuilt, other, words);
        try (var run = ExperimentRun.begin(typed, report, this::tell)) {
            benchmark.perform(run);
        }
        return report;
    }

    private Path write(SourceTree source, Report result) throws IOException {
        String name =
                "%s-%s.json".formatted(result.kind(), result.at().toString().replace(":", ""));
        Path path = file == null ? source.root().resolve("docs/benchmarks").resolve(name) : file.toAbsolutePath();
        Files.createDirectories(path.getParent());
        return Files.writeString(path, result.json());
    }
}
