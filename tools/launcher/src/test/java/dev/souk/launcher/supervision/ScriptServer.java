package dev.souk.launcher.supervision;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts a shell script in place of each instance: ready when it has written "ready", and registered unless it is not
 * to be.
 */
class ScriptServer implements Server {

    /** As a script: its files cannot be written. */
    static final String FULL_DISK = "full disk";

    private static final String LONG_RUNNING = "echo ready; exec sleep 300";

    private final Path folder;
    private final StateFolder state;
    private final Map<String, String> scripts = new ConcurrentHashMap<>();
    private final Set<String> unregistered = ConcurrentHashMap.newKeySet();

    ScriptServer(Path folder) {
        this.folder = folder;
        this.state = new StateFolder(folder.resolve(".souk"));
    }

    /** It alone. */
    Servers servers() {
        return SingleServer.of(this, state);
    }

    /** The script of an instance, by its name. */
    Map<String, String> scripts() {
        return scripts;
    }

    /** The names of instances that callers do not find. */
    Set<String> unregistered() {
        return unregistered;
    }

    @Override
    public ChildProcess start(Instance instance) {
        String script = scripts.getOrDefault(instance.name(), LONG_RUNNING);
        if (script.equals(FULL_DISK)) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        List<String> words = List.of("/bin/sh", "-c", script);
        return new Command(words, folder, Map.of(), log(instance)).start();
    }

    /** Noted in the file that scripts write their events to. */
    @Override
    public void drain(Instance instance) {
        try {
            Files.writeString(folder.resolve("events"), instance.name() + " is drained\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady(Instance instance) {
        return log(instance).tail(1, 0).contains("ready");
    }

    @Override
    public boolean isRegistered(Instance instance) {
        return !unregistered.contains(instance.name());
    }

    @Override
    public Duration registrationTimeout() {
        return Duration.ofSeconds(1);
    }

    LogFile log(Instance instance) {
        return state.log(instance.name());
    }
}
