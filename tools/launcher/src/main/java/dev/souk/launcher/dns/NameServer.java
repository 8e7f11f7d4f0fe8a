package dev.souk.launcher.dns;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * BIND, as the operating system has installed it, with a zone that has an SRV record of each instance that is ready:
 * written here, as an orchestrator does it elsewhere, and read again by BIND at SIGHUP, which interrupts nothing.
 * Unless it runs, only the file changes.
 */
public final class NameServer {

    private final StateFolder state;
    private final Map<String, Instance> listed = new TreeMap<>();
    private long serial;
    private @Nullable ChildProcess process;

    /** With its files in this folder. */
    public NameServer(StateFolder state) {
        this.state = state;
    }

    /** Starts it. */
    public synchronized ChildProcess start(Instance instance) throws IOException {
        String program = OperatingSystem.program("named")
                .orElseThrow(() -> new ToolException(
                        "--with dns needs BIND, which is not installed: apt-get install bind9, or brew install bind."))
                .toString();
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("named.conf"), configuration(instance.port()));
        writeZone();
        FreePorts.release(instance.port());
        LogFile log = state.log(instance.name());
        log.rotate();
        var words = List.of(program, "-g", "-n", "1", "-c", "named.conf");
        process = new Command(words, folder(), Map.of(), log).start();
        return process;
    }

    private Path folder() {
        return state.path().resolve("dns").toAbsolutePath();
    }

    /** Whether it listens. */
    public boolean isReady(Instance instance) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Callers find the instance from now on, if it is one that they look for. */
    public synchronized void admit(Instance instance) {
        if (instance.service().needs(Topology.REGISTRY) && listed.put(instance.name(), instance) == null) {
            reload();
        }
    }

    /** Callers do not find the instance any more. */
    public synchronized void remove(Instance instance) {
        if (listed.remove(instance.name()) != null) {
            reload();
        }
    }

    private void reload() {
        if (process != null && process.isAlive()) {
            try {
                writeZone();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            process.reload();
        }
    }

    /** Whole or not at all: it may be read at any time. */
    private void writeZone() throws IOException {
        String records = listed.values().stream().map(NameServer::records).collect(Collectors.joining());
        serial++;
        Path next = Files.writeString(folder().resolve("next.zone"), head(serial) + records);
        Files.move(next, folder().resolve("souk.zone"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String configuration(int port) {
        return """
                options {
                  directory ".";
                  listen-on port %s { 127.0.0.1; };
                  listen-on-v6 { none; };
                  recursion no;
                  pid-file none;
                  lock-file none;
                  session-keyfile none;
                  dnssec-validation no;
                };
                controls { };
                zone "souk" { type primary; file "souk.zone"; };
                """.formatted(port);
    }

    /** Callers may keep what they have read for a second. */
    private static String head(long serial) {
        return """
                $TTL 1
                @ SOA ns hostmaster %s 60 60 60 1
                @ NS ns
                ns A 127.0.0.1
                """.formatted(serial);
    }

    private static String records(Instance instance) {
        return """
                %1$s A 127.0.0.1
                _http._tcp.%2$s SRV 0 1 %3$s %1$s
                """.formatted(
                        instance.name().replace('#', '-'), instance.service().name(), instance.port());
    }
}
