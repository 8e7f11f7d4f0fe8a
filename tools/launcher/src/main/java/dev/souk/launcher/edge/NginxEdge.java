package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
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

/** Nginx, as the operating system has installed it, with {@code ops/nginx/nginx.conf}: it also caches the catalogue. */
public final class NginxEdge implements Server {

    /** Nginx refuses an empty list; this port refuses connections. */
    private static final String NO_GATEWAY = "server 127.0.0.1:1;";

    private final Path template;
    private final StateFolder state;
    private final String address;
    private final ListingProgram program;
    private int port;

    /**
     * Nginx with the configuration of this source tree.
     *
     * @param address the IP address that it listens on
     */
    public NginxEdge(SourceTree source, StateFolder state, String address) {
        this.template = source.root().resolve("ops/nginx/nginx.conf");
        this.state = state;
        this.address = address;
        this.program = new ListingProgram(folder().resolve("nginx.conf"), this::configuration);
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        String nginx = OperatingSystem.program("nginx")
                .orElseThrow(() -> new ToolException("--edge nginx needs Nginx, which is not installed:"
                        + " apt-get install nginx-light, or brew install nginx."))
                .toString();
        port = instance.port();
        Files.createDirectories(folder());
        var words = List.of(nginx, "-p", folder() + "/", "-c", "nginx.conf", "-e", "stderr");
        return program.start(new Command(words, folder(), Map.of(), state.log(instance.name())));
    }

    private Path folder() {
        return state.path().resolve("nginx").toAbsolutePath();
    }

    private String configuration(Collection<Instance> gateways) throws IOException {
        String servers = gateways.stream()
                .map(gateway -> "server 127.0.0.1:%s max_fails=1 fail_timeout=1s;".formatted(gateway.port()))
                .collect(Collectors.joining("\n    "));
        String host = address.contains(":") ? "[%s]".formatted(address) : address;
        return Files.readString(template)
                .replace("${SOUK_EDGE_BIND}", host + ":" + port)
                .replace("${SOUK_EDGE_GATEWAYS}", servers.isEmpty() ? NO_GATEWAY : servers);
    }

    @Override
    public boolean isReady(Instance instance) {
        return Server.isListening(address, instance.port());
    }

    @Override
    public void admit(Instance instance) {
        if (instance.service().equals(Topology.GATEWAY)) {
            program.add(instance);
        }
    }

    @Override
    public void ended(Instance instance) {
        program.remove(instance);
    }

    /** It needs not wait: requests in progress end, and the connection of a later one would be refused. */
    @Override
    public void drain(Instance instance) {
        program.remove(instance);
    }
}
