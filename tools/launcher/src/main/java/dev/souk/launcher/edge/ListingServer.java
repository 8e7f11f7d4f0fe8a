package dev.souk.launcher.edge;

import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program of the operating system that has a list of instances in a file, which it reads again at SIGHUP: that
 * interrupts nothing. Unless it runs, the list is only remembered.
 */
abstract class ListingServer implements Server {

    private final StateFolder state;
    private final String address;
    private final Path file;
    private final Map<String, Instance> listed = new TreeMap<>();
    private @Nullable ChildProcess program;

    /** With an empty list in the file of that name, in a folder of its own; it listens on this IP address. */
    ListingServer(StateFolder state, String address, String folder, String file) {
        this.state = state;
        this.address = address;
        this.file = state.path().resolve(folder).toAbsolutePath().resolve(file);
    }

    /** Whether the list has instances such as this one. */
    abstract boolean lists(Instance instance);

    /** The text of the file. */
    abstract String text(Collection<Instance> instances) throws IOException;

    /** The folder of the file, which is the working directory of the program. */
    Path folder() {
        return file.resolveSibling("");
    }

    /** Writes the list, and starts the program of the instance by these words. */
    synchronized ChildProcess start(Instance instance, List<String> words) throws IOException {
        write();
        program = new Command(words, folder(), Map.of(), state.log(instance.name())).start();
        return program;
    }

    /** Whole or not at all: it may be read at any time. */
    private void write() throws IOException {
        Files.createDirectories(folder());
        String text = text(List.copyOf(listed.values()));
        Path next = Files.writeString(file.resolveSibling("next-" + file.getFileName()), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean isReady(Instance instance) {
        return Server.isListening(address, instance.port());
    }

    @Override
    public synchronized void admit(Instance instance) {
        if (lists(instance) && !instance.equals(listed.put(instance.name(), instance))) {
            reload();
        }
    }

    /** It need not wait: requests in progress end, and the connection of a later one would be refused. */
    @Override
    public void drain(Instance instance) {
        ended(instance);
    }

    @Override
    public synchronized void ended(Instance instance) {
        if (listed.remove(instance.name()) != null) {
            reload();
        }
    }

    /** Again a second later if that fails, as on a full disk. */
    private synchronized void reload() {
        if (program == null || !program.isAlive()) {
            return;
        }
        try {
            write();
            program.reload();
        } catch (IOException | UncheckedIOException failed) {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::reload);
        }
    }
}
