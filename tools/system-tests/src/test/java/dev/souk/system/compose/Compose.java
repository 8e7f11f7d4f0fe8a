package dev.souk.system.compose;

import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The compose command of this machine, with files of the checkout, also of variables, and a project name of its own.
 */
final class Compose {

    private static final long LIMIT_MINUTES = 20; // the first `up` downloads and builds everything

    /** Neither the default, which a started shop has, nor that of another test process. */
    private static final String NETWORK =
            "10.213." + (100 + ProcessHandle.current().pid() % 100);

    static final String OBSERVABILITY = "observability";

    private static final List<String> PROFILES = List.of(OBSERVABILITY, "storefront", "valkey", "config", "zookeeper");

    private final List<String> command;
    private final Path checkout;
    private final List<String> files;
    private final String project = "souk-test-" + ProcessHandle.current().pid();
    private final FreePorts free = new FreePorts(RandomGenerator.getDefault());
    private final int port = free.next();
    private final int prometheusPort = free.next();
    private final int configPort = free.next();

    private Compose(List<String> command, Path checkout, List<String> files) {
        this.command = command;
        this.checkout = checkout;
        this.files = files;
    }

    /** Version 2 if installed, else docker-compose 1.29; empty without either, or without a Docker daemon. */
    static Optional<Compose> find(Path checkout, List<String> files) {
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .map(words -> new Compose(words, checkout, files))
                .filter(Compose::works)
                .findFirst();
    }

    private boolean works() {
        try {
            return execute(with("version")).succeeded()
                    && execute(List.of("docker", "info")).succeeded();
        } catch (UncheckedIOException thereIsNoSuchCommand) {
            return false;
        }
    }

    String project() {
        return project;
    }

    int gatewayPort() {
        return port;
    }

    /** The output of `docker-compose ARGUMENTS`; a failure has the output in its message. */
    String run(String... arguments) {
        return expect(with(arguments));
    }

    /** The lines of the output of `docker ARGUMENTS`. */
    List<String> docker(String... arguments) {
        return expect(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList())
                .lines()
                .toList();
    }

    /** Removes everything of this project, also of the profiles; it need not have been started. */
    void removeAll() {
        var profiles = PROFILES.stream().flatMap(profile -> Stream.of("--profile", profile));
        var down = Stream.of("down", "--volumes", "--rmi", "local", "--timeout", "30");
        run(Stream.concat(profiles, down).toArray(String[]::new));
    }

    private List<String> with(String... arguments) {
        var words = new ArrayList<>(command);
        words.addAll(List.of("--project-name", project));
        files.forEach(file -> words.addAll(List.of(file.endsWith(".env") ? "--env-file" : "--file", file)));
        words.addAll(List.of(arguments));
        return words;
    }

    private String expect(List<String> words) {
        Result result = execute(words);
        if (!result.succeeded()) {
            throw new AssertionError("%s failed:%n%s".formatted(String.join(" ", words), result.output()));
        }
        return result.output();
    }

    private Result execute(List<String> words) {
        try {
            var builder = new ProcessBuilder(words).directory(checkout.toFile()).redirectErrorStream(true);
            builder.environment().put("SOUK_GATEWAY_PORT", Integer.toString(port));
            builder.environment().put("SOUK_PROMETHEUS_PORT", Integer.toString(prometheusPort));
            builder.environment().put("SOUK_CONFIG_PORT", Integer.toString(configPort));
            builder.environment().put("SOUK_BACKEND_NETWORK", NETWORK);
            Process process = builder.start();
            process.getOutputStream().close();
            var output =
                    new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(output);
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Result(ended && process.exitValue() == 0, output.get());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ExecutionException unread) {
            throw new IllegalStateException(unread);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + words, stopped);
        }
    }

    private record Result(boolean succeeded, String output) {}
}
