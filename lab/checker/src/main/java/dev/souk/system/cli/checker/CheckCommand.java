package dev.souk.system.cli.checker;

import dev.souk.launcher.api.Souk;
import dev.souk.system.chaos.ChaosCommand;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.cli.AnsiColors;
import dev.souk.tools.cli.ToolCommand;
import dev.souk.tools.client.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** `souk check`: exit code 0 if every invariant holds, else 1, with the ids of the violations. */
@Command(
        name = "check",
        description = "Checks the invariants on all databases and topics.",
        mixinStandardHelpOptions = true)
public final class CheckCommand extends ToolCommand {

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; default .souk.")
    private @Nullable Path folder;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "Another system, in the format of `souk status --json`; kafka and databases are enough.")
    private @Nullable Path file;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Logs to check for personal data; default: those of the running system.")
    private @Nullable Path logs;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the system to be at rest; default 30.")
    private long wait;

    @Option(names = "--in-motion", description = "Check at once, and only what holds while the system is in use.")
    private boolean inMotion;

    @Option(names = "--require-orders", paramLabel = "N", description = "Fail if there are fewer orders, at rest.")
    private long orders;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Runs one of the commands of this module. */
    public static void main(String[] arguments) {
        // While a broker is unavailable its client logs that several times a second.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.exit(souk(new CheckCommand(), new ChaosCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        Target target = file == null ? Target.of(Souk.running(state()).status()) : Target.read(file);
        if (!inMotion && !RestState.await(target, Duration.ofSeconds(wait))) {
            tell("The system is not at rest after %s s; it is checked as it is.".formatted(wait));
        }
        Report report = report(target);
        if (json) {
            print(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            report.lines(Ansi.AUTO.enabled() ? AnsiColors.ANSI : AnsiColors.NONE)
                    .forEach(this::print);
        }
        return report.holds() && hasEnoughOrders(report) ? 0 : 1;
    }

    private Report report(Target target) {
        Report report = inMotion ? Checker.checkInMotion(target) : Checker.check(target);
        Path folder = logs == null && file == null ? state().logs() : logs;
        return folder == null ? report : report.and(Checker.checkLogs(target, folder));
    }

    private boolean hasEnoughOrders(Report report) {
        long found = report.verdicts().stream()
                .filter(verdict -> verdict.invariant().equals("I1"))
                .mapToLong(Verdict::checkedCount)
                .sum();
        if (found < orders) {
            tell("There are %s orders, %s were required.".formatted(found, orders));
        }
        return found >= orders;
    }

    private StateFolder state() {
        return SourceTree.stateFolder(folder);
    }
}
