package dev.souk.launcher.cli;

import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.logs.LogLine;
import dev.souk.launcher.logs.LogTail;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.ServiceNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "logs",
        description = "Shows the output of a service or of all: readable at a terminal, raw in a pipe.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Await BETWEEN_LOOKS = new Await(Duration.ofMillis(200), Duration.ofMillis(200));

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SERVICE[#n]", description = "All, if not given.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines of each log to begin with; 100 if not given.")
    private int lines = 100;

    @Override
    public Integer call() {
        Map<String, Path> files = files();
        PrintWriter out = CommandLines.out(spec);
        var tails = new LinkedHashMap<String, LogTail>();
        files.forEach((name, file) -> {
            tails.put(name, LogTail.fromNow(file));
            print(label(name, files.size()), new LogFile(file).tail(lines, 0), out);
        });
        while (follow && !Thread.currentThread().isInterrupted()) {
            tails.forEach((name, tail) -> print(label(name, files.size()), tail.more(), out));
            BETWEEN_LOOKS.until(() -> false);
        }
        return 0;
    }

    private Map<String, Path> files() {
        StateFolder state = options.state();
        var all = new LinkedHashMap<String, Path>();
        try (Stream<Path> logs = Files.list(state.logs())) {
            logs.sorted().forEach(file -> all.put(name(file), file));
        } catch (IOException e) {
            throw new LauncherException("There are no logs in %s yet.".formatted(state.logs()), e);
        }
        all.keySet().removeIf(name -> name.startsWith("prepare-") || name.endsWith(".1"));
        if (service != null) {
            all.keySet().retainAll(ServiceNames.processes(service, List.copyOf(all.keySet())));
        }
        return all;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.log$", "").replaceFirst("-(\\d+)$", "#$1");
    }

    private static String label(String name, int files) {
        return files == 1 ? "" : "%-16s ".formatted(name);
    }

    private static void print(String label, List<String> lines, PrintWriter out) {
        AnsiColors colors = GlobalOptions.colors();
        for (String line : lines) {
            out.println(GlobalOptions.isTerminal() ? colors.faint(label) + LogLine.full(line, colors) : line);
        }
        out.flush();
    }
}
