package dev.souk.launcher.valkey;

import dev.souk.launcher.prepare.FetchedServer;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.file.PrivateFile;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Valkey or Redis, as the operating system has installed it; otherwise Redis from Maven Central. */
public record ValkeyServer(SourceTree source, StateFolder state) {

    private static final int PROBE_MILLIS = (int) Duration.ofSeconds(1).toMillis();

    /** Of Redis 6.2, the last version with a licence that is free (BSD). */
    private static final String ARTIFACT = "com.github.codemonstur:embedded-redis:${embedded-redis.version}";

    private static Optional<Path> installed() {
        return Stream.of("valkey-server", "redis-server")
                .flatMap(name -> OperatingSystem.program(name).stream())
                .findFirst();
    }

    /** What is fetched first, if none is installed. */
    public Optional<FetchedServer> fetched() {
        return installed().isPresent() ? Optional.empty() : Optional.of(redis());
    }

    private FetchedServer redis() {
        String files = "redis-server-*-%s-%s*".formatted(system(), processor());
        return new FetchedServer(source, state, "Redis", ARTIFACT, files);
    }

    private static String system() {
        return OperatingSystem.isLinux() ? "linux" : OperatingSystem.isWindows() ? "windows" : "darwin";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private Path program() throws IOException {
        Optional<Path> program = installed();
        return program.isPresent() ? program.get() : redis().find("redis-server-");
    }

    /**
     * Starts it. Its password is in a file, since other programs can read the arguments of a process.
     *
     * @param store whether it keeps what is not in a database, and has to have it after a crash
     */
    public ChildProcess start(Instance instance, boolean store) throws IOException {
        Path program = program();
        var _ = program.toFile().setExecutable(true); // one that was unpacked is not
        Path data = state.valkey().toAbsolutePath();
        Path configuration = data.resolve("valkey.conf");
        PrivateFile.store(configuration, settings(instance, store));
        LogFile log = state.log(instance.name());
        log.rotate();
        return new Command(List.of(program.toString(), configuration.toString()), data, Map.of(), log).start();
    }

    /** When it is full, it gives up what expires anyway, and otherwise refuses to write. */
    private String settings(Instance instance, boolean store) {
        return """
                # Written at every start.
                bind 127.0.0.1
                port %s
                requirepass %s
                maxmemory 32mb
                maxmemory-policy volatile-lru
                save ""
                appendonly %s
                """.formatted(instance.port(), password(), store ? "yes" : "no");
    }

    private String password() {
        return new Secrets(state).ofValkey();
    }

    /** Whether it responds, with the data of its last run. */
    public boolean isReady(Instance instance) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PROBE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()), PROBE_MILLIS);
            String commands = "AUTH %s\r\nPING\r\nQUIT\r\n".formatted(password());
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            String replies = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return replies.contains("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }
}
