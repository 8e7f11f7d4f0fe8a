package dev.souk.testing.infrastructure;

import dev.souk.testing.infrastructure.Docker.Absent;
import dev.souk.testing.infrastructure.Docker.Found;
import dev.souk.testing.infrastructure.Docker.Unusable;

/**
 * The infrastructure of a test run.
 *
 * @param onDocker containers, otherwise the embedded servers
 * @param line describes the choice in the output of the build
 */
record InfrastructureChoice(boolean onDocker, String line) {

    /** {@code docker}, {@code embedded} or {@code auto}: containers where Docker is available. */
    static final String PROPERTY = "souk.infrastructure";

    /** The requested infrastructure: system property, environment variable, else {@code auto}. */
    static String wanted() {
        String variable = System.getenv().getOrDefault("SOUK_INFRASTRUCTURE", "auto");
        return System.getProperty(PROPERTY, variable);
    }

    static InfrastructureChoice embedded(String why) {
        return new InfrastructureChoice(false, "Tests run on the embedded PostgreSQL and Kafka (%s)".formatted(why));
    }

    static InfrastructureChoice of(String wanted, Docker docker) {
        boolean must = "docker".equals(wanted);
        return switch (docker) {
            case Found(String version) -> containers(version);
            case Absent() when must -> throw new IllegalStateException(PROPERTY + "=docker, but no Docker was found");
            case Absent() -> embedded("no Docker was found");
            case Unusable(String why)
            when must -> throw new IllegalStateException(PROPERTY + "=docker, but Docker cannot be used: " + why);
            case Unusable(String why) -> embedded("Docker cannot be used: " + why);
        };
    }

    private static InfrastructureChoice containers(String version) {
        return new InfrastructureChoice(
                true,
                "Tests run on containers of %s and %s (Docker %s)"
                        .formatted(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA, version));
    }
}
