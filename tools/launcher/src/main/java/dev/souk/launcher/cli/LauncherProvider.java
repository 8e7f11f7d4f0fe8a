package dev.souk.launcher.cli;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.running.SoukAssembly;
import dev.souk.tools.checkout.StateFolder;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Souk, as this launcher implements it. */
public final class LauncherProvider implements Souk {

    @Override
    public RunningSouk assemble(SoukOptions options, Consumer<Progress> progress) {
        return SoukAssembly.assemble(options, progress);
    }

    @Override
    public SoukOperations running(StateFolder folder) {
        return ControlClient.of(folder);
    }

    @Override
    public CommandLine commandLine() {
        return SoukCommand.commandLine();
    }
}
