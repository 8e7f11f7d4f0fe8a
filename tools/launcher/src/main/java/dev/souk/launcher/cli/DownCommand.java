package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.RunState;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops everything and keeps the data.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Override
    public Integer call() {
        ProcessHandle launcher = ControlClient.shutDown(options.state());
        if (!Await.atMost(TIMEOUT).until(() -> !launcher.isAlive())) {
            throw new LauncherException(
                    "The launcher (pid %d) still runs after %d s. `kill -9 %1$d` kills it and all processes."
                            .formatted(launcher.pid(), TIMEOUT.toSeconds()));
        }
        RunState.remove(options.state());
        options.out().println("Everything has stopped. The data are kept.");
        return 0;
    }
}
