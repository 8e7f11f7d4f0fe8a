package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.RunState;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The `souk` command. Its exit code is 0 (success), 1 (failure) or 2 (wrong usage).
 */
@Command(
        name = "souk",
        description = "Runs Souk on this machine.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Commands that check the system from outside:",
            "  check    Checks all invariants in databases and topics.",
            "  chaos    Injects faults under load, then checks."
        },
        subcommands = {UpCommand.class, DemoCommand.class, StatusCommand.class, InfoCommand.class, LogsCommand.class})
public final class SoukCommand {

    private static final Duration DOWN_TIMEOUT = Duration.ofSeconds(20);
    private static final String LABEL = "SERVICE[#n]";
    private static final String EXAMPLES = "Such as order-service, order#2, kafka or postgres.";

    /** Runs one command to its end. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new SoukCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line));
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof LauncherException expected) {
            line.getErr().println(expected.explanation());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Command(
            name = "kill",
            description = "Stops a process, with -9 at once. It stays down until it is started.",
            mixinStandardHelpOptions = true)
    int kill(
            @Mixin GlobalOptions options,
            @Option(
                            names = {"-9", "--now"},
                            description = "Kill it (SIGKILL), as a crash would.")
                    boolean force,
            @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        return print(options, "%s is down.", options.launcher().kill(process, force));
    }

    @Command(
            name = "start",
            description = "Starts a process that is down and waits until it is ready.",
            mixinStandardHelpOptions = true)
    int start(@Mixin GlobalOptions options, @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        return print(options, "%s is ready.", options.launcher().start(process));
    }

    @Command(
            name = "restart",
            description = "Stops a process gracefully and starts it again.",
            mixinStandardHelpOptions = true)
    int restart(@Mixin GlobalOptions options, @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        return print(options, "%s is ready.", options.launcher().restart(process));
    }

    @Command(name = "down", description = "Stops everything and keeps the data.", mixinStandardHelpOptions = true)
    int down(@Mixin GlobalOptions options) {
        List<ProcessHandle> processes = ControlClient.shutDown(options.state());
        if (!Await.atMost(DOWN_TIMEOUT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
            throw new LauncherException(
                    "The launcher (pid %d) still runs after %d s. `kill -9 %1$d` kills it and all processes."
                            .formatted(processes.getFirst().pid(), DOWN_TIMEOUT.toSeconds()));
        }
        RunState.removeIfDead(options.state());
        options.out().println("Everything has stopped. The data are kept.");
        return 0;
    }

    private static int print(GlobalOptions options, String message, List<String> names) {
        names.forEach(name -> options.out().println(message.formatted(name)));
        return 0;
    }
}
