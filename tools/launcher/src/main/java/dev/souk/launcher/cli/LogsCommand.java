package dev.souk.launcher.cli;

import dev.souk.launcher.process.Await;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.process.LogTail;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.topology.ServiceNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Prints the output of a service, or of all services.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "SERVICE[#n]", description = "All by default.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Print new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "Number of lines of each log to start with; 100 by default.")
    private int lines = 100;

    @Override
    public Integer call() {
        Map<String, Path> files = files();
        var tails = new LinkedHashMap<String, LogTail>();
        files.forEach((name, file) -> {
            tails.put(label(name, files.size()), LogTail.fromNow(file));
            print(label(name, files.size()), new LogFile(file).tail(lines, 0));
        });
        while (follow && !Thread.currentThread().isInterrupted()) {
            tails.forEach((label, tail) -> print(label, tail.more()));
            new Await(POLL_INTERVAL, POLL_INTERVAL).until(() -> false);
        }
        return 0;
    }

    private Map<String, Path> files() {
        var all = new TreeMap<String, Path>();
        options.state().logFiles().forEach(log -> all.put(name(log.path()), log.path()));
        all.keySet().removeIf(name -> name.startsWith("prepare-"));
        if (all.isEmpty()) {
            throw new LauncherException(
                    "There are no logs in %s yet.".formatted(options.state().logs()));
        }
        if (service != null) {
            all.keySet().retainAll(ServiceNames.processes(service, List.copyOf(all.keySet())));
        }
        return all;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.log$", "").replaceFirst("-(\\d+)$", "#$1");
    }

    private static String label(String name, int files) {
        return files == 1 ? "" : GlobalOptions.colors().faint("%-16s ".formatted(name));
    }

    private void print(String label, List<String> lines) {
        lines.forEach(line -> options.out().println(label + line));
        options.out().flush();
    }
}
