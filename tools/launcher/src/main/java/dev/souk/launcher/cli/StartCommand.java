package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "start", description = "Starts what is down, and waits until it can do its work.")
final class StartCommand extends ProcessCommand {

    StartCommand() {
        super("%s is ready.");
    }

    @Override
    List<String> act(ControlClient launcher, String typed) {
        return launcher.start(typed);
    }
}
