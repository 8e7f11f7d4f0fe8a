package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Nginx, as the operating system has installed it, with {@code ops/nginx/nginx.conf}: it also caches the catalogue. */
public final class NginxEdge extends ListingServer {

    /** Nginx refuses an empty list; this port refuses connections. */
    private static final String NO_GATEWAY = "server 127.0.0.1:1;";

    private static final String MISSING = "--edge nginx needs Nginx, which is not installed:"
            + " apt-get install nginx-light, or brew install nginx.";

    private final Path template;
    private final String address;
    private int port;

    /**
     * Nginx with the configuration of this source tree.
     *
     * @param address the IP address that it listens on
     */
    public NginxEdge(SourceTree source, StateFolder state, String address) {
        super(state, address, "nginx", "nginx.conf");
        this.template = source.root().resolve("ops/nginx/nginx.conf");
        this.address = address;
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        String nginx = OperatingSystem.requiredProgram("nginx", MISSING);
        port = instance.port();
        return start(instance, List.of(nginx, "-p", folder() + "/", "-c", "nginx.conf", "-e", "stderr"));
    }

    @Override
    String text(Collection<Instance> gateways) throws IOException {
        String servers = gateways.stream()
                .map(gateway -> "server 127.0.0.1:%s max_fails=1 fail_timeout=1s;".formatted(gateway.port()))
                .collect(Collectors.joining("\n    "));
        String host = address.contains(":") ? "[%s]".formatted(address) : address;
        return Files.readString(template)
                .replace("${SOUK_EDGE_BIND}", host + ":" + port)
                .replace("${SOUK_EDGE_GATEWAYS}", servers.isEmpty() ? NO_GATEWAY : servers);
    }

    @Override
    boolean lists(Instance instance) {
        return instance.service().equals(Topology.GATEWAY);
    }
}
