package dev.souk.testing.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether tests can use Docker. */
sealed interface Docker {

    /** Docker is not installed. */
    record Absent() implements Docker {}

    /** Docker is installed, but not accessible or not running. */
    record Unusable(String why) implements Docker {}

    /** Docker is usable. */
    record Found(String version) implements Docker {}

    /** Looks for a socket first: without one Testcontainers retries for seconds and logs long errors. */
    static Docker detect(Map<String, String> environment) {
        if (!environment.containsKey("DOCKER_HOST") && sockets(environment).noneMatch(Files::exists)) {
            return new Absent();
        }
        Optional<String> missing =
                new DockerImages(Duration.ofSeconds(20)).unavailable(DockerImages.needed(environment));
        if (missing.isPresent()) {
            return new Unusable("it has no " + missing.get() + " and cannot get it");
        }
        try {
            return new Found(
                    DockerClientFactory.instance().client().infoCmd().exec().getServerVersion());
        } catch (IllegalStateException refused) {
            return new Unusable(firstLine(refused));
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
}
