package dev.souk.system.cli;

import static java.util.stream.Collectors.joining;

import dev.souk.system.bench.Experiment;
import dev.souk.system.bench.ExperimentFolder;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** `souk bench`: exit code 1 if something failed, so that there is no result. */
@Command(
        name = "bench",
        description = "Measures two systems, or one and what does less, by turns, and prints their ratios.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

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

    /** Adds the experiments and their options to this command. */
    static void addExperiments(CommandLine bench) {
        CommandSpec spec = bench.getCommandSpec();
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("BENCHMARK")
                .type(String.class)
                .completionCandidates(
                        Experiments.ALL.stream().map(Experiment::name).toList())
                .description(Experiments.ALL.stream()
                        .map(experiment -> experiment.name() + ": " + experiment.description())
                        .toArray(String[]::new))
                .build());
        for (Experiment experiment : Experiments.ALL) {
            for (Experiment.Option option : experiment.options()) {
                spec.addOption(OptionSpec.builder(option.name())
                        .paramLabel(option.label())
                        .type(String.class)
                        .description(experiment.name() + ": " + option.description())
                        .build());
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ParseResult typed = Objects.requireNonNull(spec).commandLine().getParseResult();
        Experiment experiment = experiment(typed.matchedPositionalValue(0, "compare"));
        Map<String, String> options = options(typed, experiment);
        if (rounds < 1) {
            throw new ToolException("--rounds is at least 1.");
        }
        if (!CpuTime.isKnown()) {
            throw new ToolException("`./souk bench` reads CPU times and memory from /proc, which only Linux has.");
        }
        SourceTree source = SourceTree.ofThisProgram();
        Report result = run(source, experiment, options);
        result.table().forEach(out()::println);
        if (result.isValid()) {
            write(source, result);
        }
        out().flush();
        return result.isValid() ? 0 : 1;
    }

    private Report run(SourceTree source, Experiment experiment, Map<String, String> options)
            throws IOException, InterruptedException {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        try (var folder = ExperimentFolder.in(source)) {
            var systems = new ExperimentSystems(source, folder, this::say);
            return experiment
                    .procedure()
                    .run(new ExperimentRun(systems, now, brief ? 1 : rounds, brief, asBuilt, options));
        }
    }

    private Experiment experiment(String name) {
        return Experiments.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "There is no benchmark %s, but %s.".formatted(name, names())));
    }

    private static String names() {
        return Experiments.ALL.stream().map(Experiment::name).collect(joining(", "));
    }

    /** Those of the experiment that were typed; those of others are refused. */
    private static Map<String, String> options(ParseResult typed, Experiment experiment) {
        var options = new HashMap<String, String>();
        for (Experiment each : Experiments.ALL) {
            for (Experiment.Option option : each.options()) {
                String value = typed.matchedOptionValue(option.name(), null);
                if (value != null && !each.equals(experiment)) {
                    throw new ToolException(
                            "%s is an option of `./souk bench %s`.".formatted(option.name(), each.name()));
                }
                if (value != null) {
                    options.put(option.name(), value);
                }
            }
        }
        return options;
    }

    private void write(SourceTree source, Report result) throws IOException {
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
