package dev.souk.system.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.client.Json;
import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.state.StateFolder;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Targets;
import dev.souk.system.observe.Verdict;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `souk check`: exit code 0 if every invariant holds, else 1, with the ids of what breaks it. */
@Command(
        name = "check",
        description = "Says which invariants hold, from all databases and topics.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; .souk if not given.")
    private @Nullable Path folder;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "Another system, as `souk status --json` prints it: its kafka and databases are enough.")
    private @Nullable Path file;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Logs to look at for personal data; those of the running system if it is that one.")
    private @Nullable Path logs;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the system to be at rest before it is judged; 30 if not given.")
    private long wait;

    @Option(names = "--in-motion", description = "Judge at once what holds at any moment, while the shop is in use.")
    private boolean inMotion;

    @Option(
            names = "--require-orders",
            paramLabel = "N",
            description = "Fail if there are fewer orders to look at, at rest.")
    private long orders;

    @Option(names = "--json", description = "As JSON, for tools.")
    private boolean json;

    @Override
    public Integer call() {
        Target target = file == null ? Targets.of(ControlClient.of(state()).status()) : Targets.read(file);
        if (!inMotion && !Checker.awaitRest(target, Duration.ofSeconds(wait))) {
            err().printf("It is not at rest after %d s, and is judged as it is.%n", wait);
        }
        Report report = report(target);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            new ReportPrinter(out, paint()).print(report);
        }
        return report.holds() && isEnough(report) ? 0 : 1;
    }

    @SuppressWarnings("SystemConsoleNull") // It is null again since JDK 25 when the output is no terminal.
    private static AnsiColors paint() {
        Console console = System.console();
        return AnsiColors.of(console != null && console.isTerminal(), System.getenv());
    }

    private Report report(Target target) {
        Report report = inMotion ? Checker.checkInMotion(target) : Checker.check(target);
        Path folder = logs == null && file == null ? state().logs() : logs;
        return folder == null ? report : report.and(Checker.checkLogs(target, folder));
    }

    private boolean isEnough(Report report) {
        long seen = report.verdicts().stream()
                .filter(verdict -> verdict.invariant().equals("I1"))
                .mapToLong(Verdict::looked)
                .sum();
        if (seen < orders) {
            err().printf("There are %d orders to look at, %d were required.%n", seen, orders);
        }
        return seen >= orders;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private StateFolder state() {
        Path usual = SourceTree.containing(Path.of(System.getProperty("souk.checkout", "")))
                .defaultState();
        return new StateFolder(folder == null ? usual : folder.toAbsolutePath());
    }
}
