package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.control.ControlClient;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** A command that does something to the processes of a name, and prints a line for each of them. */
final class ProcessCommand extends LauncherCommand implements Runnable {

    /** A command has the name of its verb; the message is for the name of a process. */
    private record Kind(Verb verb, String description, String message) {

        /** Whether it starts processes, with the newest code. */
        boolean starts() {
            return verb == Verb.START || verb == Verb.RESTART || verb == Verb.ROLL;
        }
    }

    private static final List<Kind> ALL = List.of(
            new Kind(
                    Verb.START,
                    "Compiles what has changed, starts a process that is down and waits until it is ready.",
                    "%s is ready."),
            new Kind(
                    Verb.RESTART,
                    "Compiles what has changed, stops processes gracefully and starts them again, one by one.",
                    "%s is ready."),
            new Kind(
                    Verb.ROLL,
                    "Compiles what has changed, and replaces one instance of a service after the other.",
                    "%s has taken the place of an older instance."),
            new Kind(
                    Verb.SUSPEND,
                    "Suspends a process (SIGSTOP) for 30 s, or until it is resumed: it answers nothing.",
                    "%1$s is suspended for 30 s, or until `./souk resume %1$s`."),
            new Kind(
                    Verb.SLOW,
                    "Slows a process down for 30 s, or until it is resumed: it is suspended for 1.9 s of every 2 s.",
                    "%1$s is slowed down for 30 s, or until `./souk resume %1$s`."),
            new Kind(
                    Verb.RESUME, "Lets a process that was suspended or slowed down run as usual.", "%s runs as usual."),
            new Kind(
                    Verb.CUT,
                    "Cuts a service off for 30 s, or until it is restored: no call reaches it, and it reaches neither"
                            + " PostgreSQL nor Kafka nor the registry. Needs `souk up --proxies`.",
                    "%1$s is cut off for 30 s, or until `./souk restore %1$s`."),
            new Kind(Verb.RESTORE, "Connects a service again that was cut off.", "%s is connected."));

    @Parameters(paramLabel = SoukCommand.LABEL, description = SoukCommand.EXAMPLES)
    private String process = "";

    private final CodeUpdate build = new CodeUpdate();
    private final Kind kind;

    private ProcessCommand(Kind kind) {
        this.kind = kind;
    }

    /** Adds these commands to `souk`. */
    static CommandLine addTo(CommandLine souk) {
        for (Kind kind : ALL) {
            var process = new ProcessCommand(kind);
            var command = new CommandLine(process);
            if (kind.starts()) {
                command.addMixin("build", process.build);
            }
            command.getCommandSpec().usageMessage().description(kind.description);
            souk.addSubcommand(kind.verb.name().toLowerCase(Locale.ROOT), command);
        }
        return souk;
    }

    @Override
    public void run() {
        ControlClient launcher = global.launcher();
        if (kind.starts()) {
            build.ensure(process, global);
        }
        launcher.perform(kind.verb, process)
                .forEach(name -> global.print(String.format(Locale.ROOT, kind.message, name)));
    }
}
