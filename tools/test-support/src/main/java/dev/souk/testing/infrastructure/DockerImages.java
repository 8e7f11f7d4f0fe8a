package dev.souk.testing.infrastructure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether Docker has the images that tests need, or can get them. Asked of its command line, and before Testcontainers:
 * with a registry out of reach, that would try for minutes and then fail the build.
 *
 * @param docker   the command line, by its name or path
 * @param patience how long the registry has for an answer
 */
public record DockerImages(String docker, Duration patience) {

    private static final String RYUK = "testcontainers/ryuk"; // tidies up behind Testcontainers; of whatever version

    /** As the command line says that is on the path. */
    public DockerImages(Duration patience) {
        this("docker", patience);
    }

    /** Those a run needs. */
    static List<String> needed(Map<String, String> environment) {
        boolean untidy = Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"));
        return untidy
                ? List.of(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA)
                : List.of(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA, RYUK);
    }

    /** The first that is neither here nor to be had; none if there is no command line to ask. */
    public Optional<String> unavailable(List<String> images) {
        return images.stream()
                .filter(image -> fails(docker, "image", "ls", "--quiet", image))
                .filter(image -> fails(docker, "manifest", "inspect", image))
                .findFirst();
    }

    /** Whether a command ends in an error, in silence, or not in time. */
    private boolean fails(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return true;
                }
                return process.exitValue() != 0 || output.readLine() == null;
            }
        } catch (IOException thereIsNoSuchCommand) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
