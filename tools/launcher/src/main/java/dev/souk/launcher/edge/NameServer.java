package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * BIND, as the operating system has installed it, with a zone that has an SRV record of each instance that is ready:
 * written here, as an orchestrator does it elsewhere.
 */
public final class NameServer extends ListingServer {

    private static final String MISSING =
            "--with dns needs BIND, which is not installed: apt-get install bind9, or brew install bind.";

    private long serial;

    /** With its files in this folder. */
    public NameServer(StateFolder state) {
        super(state, "127.0.0.1", "dns", "souk.zone");
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        String named = OperatingSystem.requiredProgram("named", MISSING);
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("named.conf"), configuration(instance.port()));
        FreePorts.release(instance.port());
        return start(instance, List.of(named, "-g", "-n", "1", "-c", "named.conf"));
    }

    /** What callers look for. */
    @Override
    boolean lists(Instance instance) {
        return instance.service().needs(Topology.REGISTRY);
    }

    @Override
    String text(Collection<Instance> instances) {
        serial++;
        return instances.stream().map(NameServer::records).collect(Collectors.joining("", head(serial), ""));
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
