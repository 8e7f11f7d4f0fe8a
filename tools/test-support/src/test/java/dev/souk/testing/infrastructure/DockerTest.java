package dev.souk.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerTest {

    @Test
    void ryukIsRequiredUnlessItIsSwitchedOff() {
        assertThat(Docker.needed(Map.of())).hasSize(3).contains("testcontainers/ryuk");
        assertThat(Docker.needed(Map.of("TESTCONTAINERS_RYUK_DISABLED", "true")))
                .containsExactly("postgres:18", "apache/kafka:4.2.1");
    }

    @Test
    void anImageThatDoesNotExistIsUnavailable() {
        assumeTrue(hasDocker(), "The docker command is not installed");
        var images = new Docker("docker", Duration.ofSeconds(10));

        assertThat(images.unavailable(List.of("registry.invalid/nobody/has/this:1")))
                .contains("registry.invalid/nobody/has/this:1");
        assertThat(images.unavailable(List.of())).isEmpty();
    }

    @Test
    void anUnavailableImageIsFoundAfterAvailableOnes(@TempDir Path programs) throws IOException {
        var images = new Docker(dockerThatHas("here", "in-the-registry", programs), Duration.ofSeconds(10));

        assertThat(images.unavailable(List.of("here", "in-the-registry", "gone", "lost")))
                .contains("gone");
        assertThat(images.unavailable(List.of("here", "in-the-registry"))).isEmpty();
    }

    /** A command line that knows one image on this machine and another in the registry. */
    private static String dockerThatHas(String here, String there, Path programs) throws IOException {
        Path docker = Files.writeString(programs.resolve("docker"), """
            #!/bin/sh
            case "$*" in
              "image ls --quiet %s") echo 4bcff63911fc;;
              "image ls --quiet "*) ;;
              "manifest inspect %s") echo '{}';;
              *) exit 1;;
            esac
            """.formatted(here, there));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        return docker.toString();
    }

    private static boolean hasDocker() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")));
    }
}
