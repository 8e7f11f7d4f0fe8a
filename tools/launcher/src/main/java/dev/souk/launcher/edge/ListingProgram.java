package dev.souk.launcher.edge;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program of the operating system that has a list of instances in a file, which it reads again at SIGHUP: that
 * interrupts nothing. Unless it runs, the list is only remembered.
 */
final class ListingProgram {

    private static final int TIMEOUT_MILLIS = 500;

    private final ListFile file;
    private final Map<String, Instance> listed = new TreeMap<>();
    private @Nullable ChildProcess program;

    /** Writes the list to the file. */
    @FunctionalInterface
    interface ListFile {
        void write(Collection<Instance> listed) throws IOException;
    }

    /** With an empty list. */
    ListingProgram(ListFile file) {
        this.file = file;
    }

    /** Writes the list, and starts the program. */
    synchronized ChildProcess start(Command command) throws IOException {
        file.write(List.copyOf(listed.values()));
        command.log().rotate();
        program = command.start();
        return program;
    }

    /** Whether something listens on the port of the instance. */
    static boolean isListening(Instance instance) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
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

    private void reload() {
        if (program != null && program.isAlive()) {
            try {
                file.write(List.copyOf(listed.values()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            program.reload();
        }
    }
}
