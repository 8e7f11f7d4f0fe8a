package dev.souk.system.check;

import dev.souk.launcher.api.Souk;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.cli.ToolCommand;
import dev.souk.tools.client.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** `souk check`: exit code 0 if every invariant holds, else 1, with the ids of the violations. */
@Command(name = "check", description = "Checks the invariants on all databases and topics.")
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Target target = file == null
                ? Target.of(
                        Souk.LAUNCHER.running(SourceTree.stateFolder(folder)).status())
                : Target.read(file);
        if (!inMotion && !Checker.awaitRest(target, Duration.ofSeconds(wait))) {
            tell("The system is not at rest after %s s; it is checked as it is.".formatted(wait));
        }
        Report report = report(target);
        if (json) {
            print(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            report.lines(Ansi.AUTO).forEach(this::print);
        }
        return report.holds() ? 0 : 1;
    }

    private Report report(Target target) {
        Report report = Checker.check(target, TopicContents.of(target), !inMotion);
        Path ofLogs =
                logs == null && file == null ? SourceTree.stateFolder(folder).logs() : logs;
        return ofLogs == null ? report : report.and(Checker.checkLogs(target, ofLogs));
    }
}
