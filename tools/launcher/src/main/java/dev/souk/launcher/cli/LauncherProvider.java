package dev.souk.launcher.cli;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.running.SoukAssembly;
import dev.souk.launcher.state.RunState;
import dev.souk.tools.checkout.StateFolder;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine;

/** What {@link Souk} offers to others. */
public final class LauncherProvider implements Souk.Provider {

    @Override
    public RunningSouk assemble(SoukOptions options, Consumer<Progress> progress) {
        return SoukAssembly.assemble(options, progress);
    }

    @Override
    public SoukOperations running(StateFolder folder) {
        return ControlClient.of(folder);
    }

    @Override
    public AutoCloseable serve(StateFolder folder, SoukOperations operations) {
        folder.open();
        String token = UUID.randomUUID().toString();
        ControlServer server = ControlServer.start(token, operations);
        new RunState(ProcessHandle.current().pid(), server.port(), token, RunState.Phase.RUNNING).write(folder);
        return server;
    }

    @Override
    public CommandLine commandLine() {
        return SoukCommand.commandLine();
    }
}
