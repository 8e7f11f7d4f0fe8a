package dev.souk.system.cli;

import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.result.BenchmarkResult;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                    + " is one. scaling: what an order costs with more past orders, more customers and more instances."
                    + " balancing: one slow server among several, with each strategy of load balancing."
                    + " roll: which calls fail while services are replaced."
                    + " blue-green: which calls fail while good and broken builds are released."
                    + " failover: which calls fail when instances are killed, and how often they are repeated."
                    + " overload: what is done while more is asked for than the system can do."
                    + " attackers: what customers get while as many other callers are malicious."
                    + " console: how fast and how small the console is while customers shop."
                    + " formulas: what relations such as Little's law predict, and what the system does."
                    + " protocols: what two use cases cost by REST, gRPC, GraphQL, WebSocket, SSE and gRPC-Web.")
    private Benchmark benchmark = Benchmark.compare;

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Mixin
    private final ScalingOptions scaling = new ScalingOptions();

    @Mixin
    private final ConsoleOptions console = new ConsoleOptions();

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
        baselines,
        balancing,
        scaling,
        roll,
        failover,
        overload,
        attackers,
        console,
        formulas,
        protocols,
        blueGreen {
            @Override
            public String toString() {
                return "blue-green";
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        validate();
        SourceTree source = SourceTree.ofThisProgram();
        BenchmarkResult result = measure(source);
        result.table().forEach(out()::println);
        if (result.isValid()) {
            write(source, result);
        }
        out().flush();
        return result.isValid() ? 0 : 1;
    }

    private void validate() {
        comparison.validate();
        scaling.validate();
        console.validate();
        if (benchmark != Benchmark.compare) {
            comparison.refuse();
        }
        if (benchmark != Benchmark.scaling) {
            scaling.refuse();
        }
        if (benchmark != Benchmark.console) {
            console.refuse();
        }
        if (rounds < 1) {
            throw new ToolException("--rounds is at least 1.");
        }
        if (!CpuTime.isKnown()) {
            throw new ToolException("`./souk bench` reads CPU times and memory from /proc, which only Linux has.");
        }
    }

    private BenchmarkResult measure(SourceTree source) throws IOException, InterruptedException, SQLException {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        try (BenchmarkFolder folder = BenchmarkFolder.in(source)) {
            var run = new BenchmarkRun(source, folder, now, rounds, brief, asBuilt, this::say);
            return switch (benchmark) {
                case compare -> comparison.measure(run);
                case baselines -> Benchmarks.baselines(run);
                case balancing -> Benchmarks.balancing(run);
                case scaling -> scaling.measure(run);
                case roll -> Benchmarks.roll(run);
                case failover -> Benchmarks.failover(run);
                case overload -> Benchmarks.overload(run);
                case attackers -> Benchmarks.attackers(run);
                case console -> console.measure(run);
                case formulas -> Benchmarks.formulas(run);
                case protocols -> Benchmarks.protocols(run);
                case blueGreen -> Benchmarks.blueGreen(run);
            };
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
