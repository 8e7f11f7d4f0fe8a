package dev.souk.testing.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Whether tests can use Docker, and whether it has the images that they need or can pull them. Checked with its command
 * line before Testcontainers starts: with an unreachable registry, Testcontainers would retry for minutes and then fail
 * the build.
 *
 * @param command its name or path
 * @param timeout of a request to the registry
 */
public record Docker(String command, Duration timeout) {

    private static final String RYUK = "testcontainers/ryuk"; // removes the containers of Testcontainers; any version

    /** The command on the path, whose registry responds within 20 seconds. */
    public Docker() {
        this("docker", Duration.ofSeconds(20));
    }

    /**
     * Why tests cannot use it. Looks for a socket first: without one Testcontainers retries for seconds and logs long
     * errors.
     */
    Optional<String> fault(Map<String, String> environment) {
        if (!environment.containsKey("DOCKER_HOST") && sockets(environment).noneMatch(Files::exists)) {
            return Optional.of("no Docker was found");
        }
        Optional<String> missing = unavailable(needed(environment));
        if (missing.isPresent()) {
            return missing.map("Docker has no %s and cannot get it"::formatted);
        }
        try {
            DockerClientFactory.instance().client().pingCmd().exec();
            return Optional.empty();
        } catch (IllegalStateException refused) {
            return Optional.of("Docker cannot be used: " + firstLine(refused));
        }
    }

    private static Stream<Path> sockets(Map<String, String> environment) {
        String home = System.getProperty("user.home");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", home);
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(runtime, "docker.sock"),
                Path.of(home, ".docker", "run", "docker.sock"),
                Path.of(home, ".docker", "desktop", "docker.sock"),
                Path.of(home, ".testcontainers.properties"));
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** The images of a run. */
    static List<String> needed(Map<String, String> environment) {
        boolean withoutRyuk = Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"));
        return withoutRyuk
                ? List.of(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA)
                : List.of(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA, RYUK);
    }

    /** The first that is neither present nor in the registry; empty if the command is not installed. */
    public Optional<String> unavailable(List<String> images) {
        return images.stream()
                .filter(image -> fails(command, "image", "ls", "--quiet", image))
                .filter(image -> fails(command, "manifest", "inspect", image))
                .findFirst();
    }

    /** Whether a command fails, prints nothing, or exceeds the time-out. */
    private boolean fails(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return true;
                }
                return process.exitValue() != 0 || output.readLine() == null;
            }
        } catch (IOException commandNotFound) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
