package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.StateFolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops everything; data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        StateFolder state = options.state();
        ControlClient launcher = ControlClient.of(state);
        ProcessHandle process = launcher.process();
        launcher.down();
        if (!Await.atMost(LIMIT).until(() -> !process.isAlive())) {
            throw new LauncherException(
                    "The launcher (pid %d) still runs after %d s; `kill -9 %1$d` ends it and all others."
                            .formatted(process.pid(), LIMIT.toSeconds()));
        }
        RunState.remove(state);
        CommandLines.out(spec).println("Everything has stopped; data stay.");
        return 0;
    }
}
