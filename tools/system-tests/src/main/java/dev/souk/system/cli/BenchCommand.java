package dev.souk.system.cli;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Ports;
import dev.souk.system.bench.BaselinePlan;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.Baselines;
import dev.souk.system.bench.Comparison;
import dev.souk.system.bench.ComparisonPlan;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.BenchmarkResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `souk bench`: exit code 1 if something failed, so that there is no result. */
@Command(
        name = "bench",
        description = "Measures two systems, or one and what does less, by turns, and prints their ratios.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            description = "compare: A with B, which is this source tree. Without an option both are it: what differs is"
                    + " noise. baselines: this source tree with bare SQL, a bare Spring Cloud Gateway, and nginx if there"
                    + " is one.")
    private Benchmark benchmark = Benchmark.compare;

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "A is another source tree, such as a git worktree of an older commit.")
    private @Nullable Path against;

    @Option(
            names = "--with",
            paramLabel = "OPTIONS",
            description = "B has these options of `./souk up`, A has not; in quotes if there are several.")
    private String options = "";

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of load on each; default 5.")
    private int rounds = 5;

    @Option(names = "--short", description = "A minute, to see that it works; the figures say nothing.")
    private boolean brief;

    @Option(names = "--no-build", description = "Do not build, even if sources are newer than jars.")
    private boolean asBuilt;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the result is written; default: a new file in docs/benchmarks, with --short none.")
    private @Nullable Path file;

    /** What can be measured, as it is typed. */
    private enum Benchmark {
        compare,
        baselines
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        validate();
        SourceTree source = SourceTree.ofThisProgram();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        BenchmarkResult result = switch (benchmark) {
            case compare -> compare(source, now);
            case baselines -> measureBaselines(source, now);
        };
        result.table().forEach(out()::println);
        if (result.isValid()) {
            write(source, result);
        }
        out().flush();
        return result.isValid() ? 0 : 1;
    }

    private void validate() {
        if (against != null && !options.isBlank()) {
            throw new LauncherException("The two systems differ in one thing: --against or --with, not both.");
        }
        if (benchmark == Benchmark.baselines && (against != null || !options.isBlank())) {
            throw new LauncherException("--against and --with are options of `./souk bench compare`.");
        }
        if (rounds < 1) {
            throw new LauncherException("--rounds is at least 1.");
        }
        if (!CpuTime.isKnown()) {
            throw new LauncherException("`./souk bench` reads CPU times and memory from /proc, which only Linux has.");
        }
    }

    private BenchmarkResult compare(SourceTree source, Instant now) throws IOException, InterruptedException {
        Path other =
                against == null ? source.root() : SourceTree.containing(against).root();
        List<String> words =
                options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        ComparisonPlan plan = brief ? ComparisonPlan.brief(asBuilt) : ComparisonPlan.full(rounds, asBuilt);
        try (BenchmarkFolder folder = BenchmarkFolder.in(source)) {
            var a = BenchmarkedSystem.of(new Side("A", other, List.of()), folder.resolve("a"), ports);
            var b = BenchmarkedSystem.of(new Side("B", source.root(), words), folder.resolve("b"), ports);
            folder.stopAtEnd(a::close);
            folder.stopAtEnd(b::close);
            return new Comparison(plan, a, b, this::say).run(now);
        }
    }

    private BenchmarkResult measureBaselines(SourceTree source, Instant now)
            throws IOException, InterruptedException, SQLException {
        BaselinePlan plan = brief ? BaselinePlan.shortForm() : BaselinePlan.full(rounds);
        try (BenchmarkFolder folder = BenchmarkFolder.in(source)) {
            var state = new StateFolder(folder.resolve("souk").toAbsolutePath());
            BaselineSystem system = BaselineSystem.assemble(source, state.path());
            folder.stopAtEnd(system::close);
            return new Baselines(plan, source, state, system, this::say).run(now);
        }
    }

    private void write(SourceTree source, BenchmarkResult result) throws IOException {
        if (file == null && brief) {
            return;
        }
        String name =
                "%s-%s.json".formatted(result.kind(), result.at().toString().replace(":", ""));
        Path path = file == null ? source.root().resolve("docs/benchmarks").resolve(name) : file.toAbsolutePath();
        Files.createDirectories(path.getParent());
        Files.writeString(path, result.json());
        out().println("Written to " + path);
    }

    private void say(String line) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
