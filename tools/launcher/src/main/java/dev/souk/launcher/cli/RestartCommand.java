package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "restart", description = "Stops a process orderly and starts it again.")
final class RestartCommand extends ProcessCommand {

    RestartCommand() {
        super("%s is ready.");
    }

    @Override
    List<String> act(ControlClient launcher, String typed) {
        return launcher.restart(typed);
    }
}
