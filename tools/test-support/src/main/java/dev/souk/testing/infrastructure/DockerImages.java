package dev.souk.testing.infrastructure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether Docker has the images that tests need or can pull them. Checked with its command line before Testcontainers
 * starts: with an unreachable registry, Testcontainers would retry for minutes and then fail the build.
 *
 * @param docker the command, by its name or path
 * @param timeout of a request to the registry
 */
public record DockerImages(String docker, Duration timeout) {

    private static final String RYUK = "testcontainers/ryuk"; // removes the containers of Testcontainers; any version

    /** Uses the command on the path. */
    public DockerImages(Duration timeout) {
        this("docker", timeout);
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
                .filter(image -> fails(docker, "image", "ls", "--quiet", image))
                .filter(image -> fails(docker, "manifest", "inspect", image))
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
