package dev.souk.launcher.edge;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
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
final class ListingProgram {

    private final Path file;
    private final Listing listing;
    private final Map<String, Instance> listed = new TreeMap<>();
    private @Nullable ChildProcess program;

    /** The text of the file. */
    @FunctionalInterface
    interface Listing {
        String of(Collection<Instance> listed) throws IOException;
    }

    /** With an empty list. */
    ListingProgram(Path file, Listing listing) {
        this.file = file;
        this.listing = listing;
    }

    /** Writes the list, and starts the program. */
    synchronized ChildProcess start(Command command) throws IOException {
        write();
        program = command.start();
        return program;
    }

    /** Whole or not at all: it may be read at any time. */
    private void write() throws IOException {
        String text = listing.of(List.copyOf(listed.values()));
        Path next = Files.writeString(file.resolveSibling("next-" + file.getFileName()), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Adds the instance to the list, if it is not there. */
    synchronized void add(Instance instance) {
        if (!instance.equals(listed.put(instance.name(), instance))) {
            reload();
        }
    }

    /** Removes the instance from the list, if it is there. */
    synchronized void remove(Instance instance) {
        if (listed.remove(instance.name()) != null) {
            reload();
        }
    }

    /** Again a second later if the file cannot be written, as on a full disk. */
    private synchronized void reload() {
        if (program == null || !program.isAlive()) {
            return;
        }
        try {
            write();
            program.reload();
        } catch (IOException unwritable) {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::reload);
        }
    }
}
