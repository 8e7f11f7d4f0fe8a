package dev.souk.testing.infrastructure;

import dev.souk.testing.infrastructure.Docker.Absent;
import dev.souk.testing.infrastructure.Docker.Found;
import dev.souk.testing.infrastructure.Docker.Refusing;

/**
 * What the tests of a run stand on, and the line that says so.
 *
 * @param onDocker containers, else the embedded servers
 * @param line for people
 */
record InfrastructureChoice(boolean onDocker, String line) {

    /** Takes {@code docker}, {@code embedded} or {@code auto}: containers where there is a Docker. */
    static final String PROPERTY = "souk.infrastructure";

    /** What is asked for: system property, environment variable, else {@code auto}. */
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
            case Refusing(String why)
            when must -> throw new IllegalStateException(PROPERTY + "=docker, but Docker cannot be used: " + why);
            case Refusing(String why) -> embedded("Docker cannot be used: " + why);
        };
    }

    private static InfrastructureChoice containers(String version) {
        return new InfrastructureChoice(
                true,
                "Tests run on containers of %s and %s (Docker %s)"
                        .formatted(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA, version));
    }
}
