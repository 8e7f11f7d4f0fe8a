package dev.souk.launcher.edge;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        command.log().rotate();
        program = command.start();
        return program;
    }

    /** Whole or not at all: it may be read at any time. */
    private void write() throws IOException {
        String text = listing.of(List.copyOf(listed.values()));
        Path next = Files.writeString(file.resolveSibling("next-" + file.getFileName()), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether something listens on this port of the address; of all addresses, if it is a wildcard. */
    static boolean isListening(String address, int port) {
        try (var socket = new Socket()) {
            var host = InetAddress.getByName(address);
            String loopback = host instanceof Inet6Address ? "::1" : "127.0.0.1";
            socket.connect(
                    new InetSocketAddress(host.isAnyLocalAddress() ? InetAddress.getByName(loopback) : host, port),
                    TIMEOUT_MILLIS);
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
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            program.reload();
        }
    }
}
