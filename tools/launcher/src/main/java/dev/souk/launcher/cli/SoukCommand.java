package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.state.RunState;
import dev.souk.tools.ToolException;
import dev.souk.tools.cli.FailureMessages;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The `souk` command. Its exit code is 0 (success), 1 (failure) or 2 (wrong usage). */
@Command(
        name = "souk",
        description = "Runs Souk on this machine.",
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Commands that check the system from outside, and one for the shell:",
            "  attack      Attacks the shop from outside, and reports what gets through.",
            "  bench       Measures two systems, or one and what does less, by turns.",
            "  check       Checks all invariants in databases and topics.",
            "  chaos       Injects faults under load, then checks.",
            "  load        Lets shoppers use the running shop, and prints what they get.",
            "  profile     Draws a flame graph of a running service.",
            "  completion  Prints the completion script for bash and zsh."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            InfoCommand.class,
            KeysCommand.class,
            CertificatesCommand.class,
            LogsCommand.class,
            RollCommand.class,
            BlueGreenCommand.class,
            ScaleCommand.class,
            DevCommand.class,
            NewCommand.class
        })
public final class SoukCommand {

    /** The launcher kills what does not end in time; this is for a machine on which other work takes all processors. */
    private static final Duration DOWN_TIMEOUT = Duration.ofMinutes(3);

    static final String LABEL = "SERVICE[#n]";
    static final String EXAMPLES = "Such as order-service, order#2, kafka or postgres.";

    /** Runs one command to its end. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command with its subcommands. */
    public static CommandLine commandLine() {
        return FailureMessages.configure(ProcessCommand.addTo(new CommandLine(new SoukCommand())));
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
            description = "Compiles what has changed, starts a process that is down and waits until it is ready.",
            mixinStandardHelpOptions = true)
    int start(
            @Mixin GlobalOptions options,
            @Mixin CodeUpdate build,
            @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        ControlClient launcher = options.launcher();
        build.ensure(process, options);
        return print(options, "%s is ready.", launcher.start(process));
    }

    @Command(
            name = "restart",
            description = "Compiles what has changed, stops processes gracefully and starts them again, one by one.",
            mixinStandardHelpOptions = true)
    int restart(
            @Mixin GlobalOptions options,
            @Mixin CodeUpdate build,
            @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        ControlClient launcher = options.launcher();
        build.ensure(process, options);
        return print(options, "%s is ready.", launcher.perform(Verb.RESTART, process));
    }

    @Command(name = "down", description = "Stops everything and keeps the data.", mixinStandardHelpOptions = true)
    int down(@Mixin GlobalOptions options) {
        List<ProcessHandle> processes = ControlClient.shutDown(options.state());
        if (!Await.atMost(DOWN_TIMEOUT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
            throw new ToolException(
                    "The launcher (pid %s) still runs after %s s. `kill -9 %1$s` kills it and all processes."
                            .formatted(processes.getFirst().pid(), DOWN_TIMEOUT.toSeconds()));
        }
        RunState.removeIfDead(options.state());
        options.out().println("Everything has stopped. The data are kept.");
        return 0;
    }

    private static int print(GlobalOptions options, String message, List<String> names) {
        names.forEach(name -> options.out().println(String.format(Locale.ROOT, message, name)));
        return 0;
    }
}
