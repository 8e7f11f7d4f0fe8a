package dev.souk.launcher.edge;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy, as the operating system has installed it, with `ops/haproxy/haproxy.cfg`. Without several gateways it does
 * not run, and nothing is done here.
 */
public record EdgeProxy(
        SourceTree source,
        StateFolder state,
        String address,
        @Nullable Certificates tls,
        GatewayServers gateways) implements Server {

    /** Of the address of a Unix socket, on Linux and macOS. */
    private static final int MAXIMUM_PATH = 100;

    /** HAProxy that listens on this IP address. */
    public EdgeProxy(SourceTree source, StateFolder state, String address, @Nullable Certificates tls) {
        this(source, state, address, tls, new GatewayServers(state.haproxySocket(), new ConcurrentHashMap<>()));
    }

    /** Whether it is installed. */
    public static boolean isInstalled() {
        return OperatingSystem.program("haproxy").isPresent();
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        Path socket = state.haproxySocket();
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAXIMUM_PATH) {
            throw new ToolException("The path of the socket %s is too long; use a shorter --state.".formatted(socket));
        }
        Files.deleteIfExists(socket);
        String program = OperatingSystem.requiredProgram("haproxy", "HAProxy is not installed.");
        Path configuration = source.root().resolve("ops/haproxy/haproxy.cfg").toAbsolutePath();
        var words = List.of(program, "-db", "-f", configuration.toString());
        return new Command(words, state.path(), variables(instance), state.log(instance.name())).start();
    }

    private Map<String, String> variables(Instance instance) {
        var variables = new HashMap<String, String>();
        variables.put("SOUK_EDGE_SOCKET", "unix@" + relative(state.haproxySocket()));
        variables.put("SOUK_EDGE_BIND", "[%s]:%s".formatted(address, instance.port()));
        if (tls != null) {
            variables.put("SOUK_EDGE_TLS_FOLDER", relative(tls.of(Topology.GATEWAY.name())));
        }
        return variables;
    }

    /** To its working directory: in its addresses a comma, and in its commands a space, is a separator. */
    private String relative(Path file) {
        return state.path().toAbsolutePath().relativize(file.toAbsolutePath()).toString();
    }

    @Override
    public boolean isReady(Instance instance) {
        return gateways.update();
    }

    @Override
    public void admit(Instance instance) {
        if (instance.service().equals(Topology.GATEWAY)) {
            gateways.admit(instance);
        }
    }

    @Override
    public void drain(Instance instance) {
        if (instance.service().equals(Topology.GATEWAY)) {
            gateways.drain(instance);
        }
    }
}
