package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * BIND, as the operating system has installed it, with a zone that has an SRV record of each instance that is ready:
 * written here, as an orchestrator does it elsewhere.
 */
public final class NameServer implements Server {

    private final StateFolder state;
    private final ListingProgram program;
    private long serial;

    /** With its files in this folder. */
    public NameServer(StateFolder state) {
        this.state = state;
        this.program = new ListingProgram(folder().resolve("souk.zone"), this::zone);
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        String named = OperatingSystem.program("named")
                .orElseThrow(() -> new ToolException(
                        "--with dns needs BIND, which is not installed: apt-get install bind9, or brew install bind."))
                .toString();
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("named.conf"), configuration(instance.port()));
        FreePorts.release(instance.port());
        var words = List.of(named, "-g", "-n", "1", "-c", "named.conf");
        return program.start(new Command(words, folder(), Map.of(), state.log(instance.name())));
    }

    private Path folder() {
        return state.path().resolve("dns").toAbsolutePath();
    }

    @Override
    public boolean isReady(Instance instance) {
        return Server.isListening("127.0.0.1", instance.port());
    }

    /** Callers find the instance from now on, if it is one that they look for. */
    @Override
    public void admit(Instance instance) {
        if (instance.service().needs(Topology.REGISTRY)) {
            program.add(instance);
        }
    }

    /** Callers do not find the instance any more. */
    @Override
    public void drain(Instance instance) {
        program.remove(instance);
    }

    @Override
    public void ended(Instance instance) {
        program.remove(instance);
    }

    private String zone(Collection<Instance> listed) {
        serial++;
        return listed.stream().map(NameServer::records).collect(Collectors.joining("", head(serial), ""));
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
