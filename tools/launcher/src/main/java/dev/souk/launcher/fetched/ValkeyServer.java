package dev.souk.launcher.fetched;

import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
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

/**
 * Valkey or Redis, as the operating system has installed it; otherwise Redis from Maven Central.
 *
 * @param redis what is used if none is installed
 * @param store whether it keeps what is not in a database, and has to have it after a crash
 */
public record ValkeyServer(FetchedServer redis, StateFolder state, boolean store) implements Server {

    private static final String CART_STORE = "SOUK_CART_STORE";
    private static final int PROBE_MILLIS = (int) Duration.ofSeconds(1).toMillis();

    /** Of Redis 6.2, the last with a free licence (BSD) that Maven Central has; for Windows of 5.0. */
    private static final String ARTIFACT = "com.github.codemonstur:embedded-redis:${embedded-redis.version}";

    private static Optional<Path> installed() {
        return Stream.of("valkey-server", "redis-server")
                .flatMap(name -> OperatingSystem.program(name).stream())
                .findFirst();
    }

    /** Whether it alone has the carts: by a variable of cart-service, or of the launcher, which that inherits. */
    public static boolean hasCarts(Map<String, String> ofCartService) {
        return ofCartService
                .getOrDefault(CART_STORE, System.getenv().getOrDefault(CART_STORE, ""))
                .equals("valkey");
    }

    /** What is fetched first, if none is installed. */
    public static Optional<FetchedServer> fetched(SourceTree source, StateFolder state) {
        return installed().isPresent() ? Optional.empty() : Optional.of(redis(source, state));
    }

    /** Of this system and processor. */
    public static FetchedServer redis(SourceTree source, StateFolder state) {
        String system = OperatingSystem.isLinux() ? "linux" : OperatingSystem.isWindows() ? "windows" : "darwin";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String files = "redis-server-*-%s-%s*".formatted(system, processor);
        return FetchedServer.of(source, state, "Redis", ARTIFACT, files);
    }

    /** Its password is in a file, since other programs can read the arguments of a process. */
    @Override
    public ChildProcess start(Instance instance) throws IOException {
        Path program = installed().orElseGet(() -> redis.find("redis-server-"));
        var _ = program.toFile().setExecutable(true); // one that was unpacked is not
        Path data = state.valkey().toAbsolutePath();
        Path configuration = data.resolve("valkey.conf");
        PrivateFile.write(configuration, settings(instance));
        var words = List.of(program.toString(), configuration.toString());
        return new Command(words, data, Map.of(), state.log(instance.name())).start();
    }

    /** When it is full, it gives up what expires anyway, and otherwise refuses to write. */
    private String settings(Instance instance) {
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
    @Override
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
