package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * BIND, as the operating system has installed it, with {@code ops/dns/named.conf} and a zone that has an SRV record of
 * each instance that is ready: written here, as an orchestrator does it elsewhere.
 */
public final class NameServer extends ListingServer {

    private static final String MISSING =
            "--with dns needs BIND, which is not installed: apt-get install bind9, or brew install bind.";

    /** It is copied: AppArmor lets BIND read one folder. */
    private final Path configuration;

    private long serial;

    /** BIND with the configuration of this source tree. */
    public NameServer(SourceTree source, StateFolder state) {
        super(state, "127.0.0.1", "dns", "souk.zone");
        this.configuration = source.root().resolve("ops/dns/named.conf");
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        String named = OperatingSystem.requiredProgram("named", MISSING);
        Files.createDirectories(folder());
        Files.copy(configuration, folder().resolve("named.conf"), StandardCopyOption.REPLACE_EXISTING);
        FreePorts.release(instance.port());
        String port = Integer.toString(instance.port());
        return start(instance, List.of(named, "-g", "-n", "1", "-c", "named.conf", "-p", port));
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
