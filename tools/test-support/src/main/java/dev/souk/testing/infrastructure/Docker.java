package dev.souk.testing.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether tests can use Docker. */
final class Docker {

    private Docker() {}

    /** Why not. Looks for a socket first: without one Testcontainers retries for seconds and logs long errors. */
    static Optional<String> fault(Map<String, String> environment) {
        if (!environment.containsKey("DOCKER_HOST") && sockets(environment).noneMatch(Files::exists)) {
            return Optional.of("no Docker was found");
        }
        Optional<String> missing =
                new DockerImages(Duration.ofSeconds(20)).unavailable(DockerImages.needed(environment));
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
}
