package dev.souk.system.bench.baselines;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A gateway that the benchmark has started, before the same server as Souk's. */
record Proxy(String name, HttpAddress address, ChildProcess process, LogFile log) implements AutoCloseable {

    private static final String NGINX = "nginx";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Spring Cloud Gateway with one route and nothing else, with the JVM flags and the heap of Souk's gateway. */
    static Proxy bare(SourceTree source, StateFolder state, int backend) {
        Path jar = source.root().resolve("lab/bare-gateway/target/bare-gateway.jar");
        if (!Files.exists(jar)) {
            throw new ToolException("%s is not built.".formatted(jar));
        }
        int port = freePort();
        var words = List.of("-jar", jar.toString(), "--server.port=" + port, "--backend.port=" + backend);
        List<String> command = Jvm.command(Topology.GATEWAY.heap(), words);
        return started(
                "bare Spring Cloud Gateway",
                port,
                new Command(command, state.path().toAbsolutePath(), Map.of(), state.log("bare-gateway")));
    }

    /** nginx, if it is on the PATH. */
    static Optional<Proxy> nginx(StateFolder state, int backend) throws IOException {
        Optional<Path> program = OperatingSystem.program(NGINX);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        Path folder = Files.createDirectories(state.path().resolve(NGINX).toAbsolutePath());
        Path configuration = Files.writeString(
                folder.resolve("nginx.conf"),
                configuration().replace("BACKEND", Integer.toString(backend)).replace("PORT", Integer.toString(port)));
        var words = List.of(
                program.get().toString(), "-p", folder.toString(), "-c", configuration.toString(), "-e", "error.log");
        return Optional.of(
                started(NGINX, port, new Command(words, folder, Map.of(), new LogFile(folder.resolve("nginx.log")))));
    }

    private static String configuration() throws IOException {
        try (InputStream file = Objects.requireNonNull(Proxy.class.getResourceAsStream("nginx.conf"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Proxy started(String name, int port, Command command) {
        var address = HttpAddress.plain(URI.create("http://127.0.0.1:" + port));
        return new Proxy(name, address, command.start(), command.log());
    }

    private static int freePort() {
        return new FreePorts(RandomGenerator.getDefault()).next();
    }

    /** Returns when it forwards requests. */
    void awaitReady() {
        Await.atMost(TIMEOUT).until(() -> !process.isAlive() || isReady());
        if (!isReady()) {
            throw new ToolException("%s does not forward requests:%n%s".formatted(name, log.excerpt(0)));
        }
    }

    private boolean isReady() {
        return SoukClient.status(address.url() + "/items") == 200;
    }

    /** Its process, with the workers of nginx. */
    SystemProcesses processes() {
        return new SystemProcesses(Map.of(process.pid(), name));
    }

    @Override
    public void close() {
        process.stop(TIMEOUT);
    }
}
