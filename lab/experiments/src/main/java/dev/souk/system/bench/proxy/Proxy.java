package dev.souk.system.bench.proxy;

import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A gateway that the benchmark has started, before the same server as Souk's. */
public record Proxy(String name, HttpAddress address, ChildProcess process, LogFile log) implements AutoCloseable {

    /** What results call the two. */
    public static final String BARE = "bare Spring Cloud Gateway";

    public static final String NGINX = "nginx";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** A bare Spring Cloud Gateway. */
    public static Proxy bare(BareGateway gateway, int backend) {
        int port = FreePort.any();
        return started(BARE, port, gateway.command(port, backend));
    }

    /** nginx, if it is on the PATH. */
    public static Optional<Proxy> nginx(StateFolder state, int backend) throws IOException {
        Optional<Path> program = OperatingSystem.program(NGINX);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = FreePort.any();
        Path folder = state.path().resolve(NGINX).toAbsolutePath();
        return Optional.of(started(NGINX, port, new Nginx(program.get(), folder).command(port, backend)));
    }

    private static Proxy started(String name, int port, Command command) {
        var address = HttpAddress.plain(URI.create("http://127.0.0.1:" + port));
        return new Proxy(name, address, command.start(), command.log());
    }

    /** Returns when it forwards requests. */
    public void awaitReady() {
        Await.atMost(TIMEOUT).until(() -> !process.isAlive() || isReady());
        if (!isReady()) {
            throw new ToolException("%s does not forward requests:%n%s".formatted(name, log.excerpt(0)));
        }
    }

    private boolean isReady() {
        return SoukClient.status(address.url() + "/items") == 200;
    }

    /** Its process, with the workers of nginx. */
    public SystemProcesses processes() {
        return new SystemProcesses(Map.of(process.pid(), name));
    }

    @Override
    public void close() {
        process.stop(TIMEOUT);
    }
}
