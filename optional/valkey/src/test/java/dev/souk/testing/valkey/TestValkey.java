package dev.souk.testing.valkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A server of the {@code PATH}, else that of embedded-redis; a context with this initializer has one as a bean. */
public final class TestValkey implements AutoCloseable {

    /** Gives a context its server. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        /** Made by reflection. */
        public Initializer() {}

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestValkey server = TestValkey.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-valkey"));
            context.getBeanFactory().registerSingleton("testValkey", server);
            TestPropertyValues.of("spring.data.redis.port=" + server.port()).applyTo(context);
        }
    }

    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    private final Path folder;
    private final int port;
    private Process process;

    private TestValkey(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = run();
    }

    /** With 8 MiB, and without persistence. */
    public static TestValkey start() {
        try {
            return new TestValkey(Files.createTempDirectory("valkey"), PORTS.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() {
        try {
            var words = new ArrayList<>(List.of(program(), "--port", Integer.toString(port), "--bind", "127.0.0.1"));
            words.addAll(List.of("--save", "", "--maxmemory", "8mb", "--maxmemory-policy", "volatile-lru"));
            Process started = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            await().until(this::accepts);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program() throws IOException {
        for (String name : List.of("valkey-server", "redis-server")) {
            for (String path : System.getenv("PATH").split(":", -1)) {
                if (Files.isExecutable(Path.of(path, name))) {
                    return Path.of(path, name).toString();
                }
            }
        }
        Path unpacked = folder.resolve("redis-server");
        if (!Files.exists(unpacked)) {
            try (InputStream packed = TestValkey.class.getResourceAsStream("/redis-server-6.2.6-v5-linux-amd64")) {
                Files.copy(packed, unpacked);
            }
            unpacked.toFile().setExecutable(true);
        }
        return unpacked.toString();
    }

    private boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its port, the same after a restart. */
    public int port() {
        return port;
    }

    /** Kills it, as `kill -9`. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again, without its data. */
    public void restart() {
        process = run();
    }

    /** Lets the memory be full: entries with a lifetime are given up, and nothing is stored any more. */
    public static void fill(StringRedisTemplate client) {
        limitMemory(client, "1");
        assertThatThrownBy(() -> client.opsForValue().set("kept", "x")).isInstanceOf(RedisSystemException.class);
    }

    /** Sets how much it stores. */
    public static void limitMemory(StringRedisTemplate client, String bytes) {
        client.execute((RedisConnection connection) -> {
            connection.serverCommands().setConfig("maxmemory", bytes);
            return true;
        });
    }

    /** Suspends it. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill %s %s".formatted(name, process.pid())).start();
            assertThat(kill.onExit().join().exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
