package dev.souk.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImagesTest {

    @Test
    void theTidyingContainerIsNeededUnlessItIsSwitchedOff() {
        assertThat(Images.needed(Map.of())).hasSize(3).contains("testcontainers/ryuk");
        assertThat(Images.needed(Map.of("TESTCONTAINERS_RYUK_DISABLED", "true")))
                .containsExactly("postgres:18", "apache/kafka:4.2.1");
    }

    @Test
    void anImageThatNobodyHasIsUnavailable() {
        assumeTrue(hasDocker(), "There is no docker command here");
        var images = new Images(Duration.ofSeconds(10));

        assertThat(images.unavailable(List.of("registry.invalid/nobody/has/this:1")))
                .contains("registry.invalid/nobody/has/this:1");
        assertThat(images.unavailable(List.of())).isEmpty();
    }

    private static boolean hasDocker() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")));
    }
}
