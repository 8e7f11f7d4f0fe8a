package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "kill", description = "Stops a process, with -9 at once; the others go on.")
final class KillCommand extends ProcessCommand {

    @Option(
            names = {"-9", "--now"},
            description = "By force (KILL), as a crash would.")
    private boolean force;

    KillCommand() {
        super("%s is down.");
    }

    @Override
    List<String> act(ControlClient launcher, String typed) {
        return launcher.kill(typed, force);
    }
}
