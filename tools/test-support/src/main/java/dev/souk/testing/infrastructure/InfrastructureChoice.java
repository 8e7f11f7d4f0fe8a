package dev.souk.testing.infrastructure;

import java.util.Optional;
import java.util.function.Supplier;

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

    /** {@code fault} says why Docker cannot be used, and is asked for only if it matters. */
    static InfrastructureChoice of(String wanted, Supplier<Optional<String>> fault) {
        if (wanted.equals("embedded")) {
            return embedded(PROPERTY + "=embedded");
        }
        Optional<String> why = fault.get();
        if (why.isPresent() && wanted.equals("docker")) {
            throw new IllegalStateException("%s=docker, but %s".formatted(PROPERTY, why.get()));
        }
        return why.map(InfrastructureChoice::embedded)
                .orElseGet(() -> new InfrastructureChoice(
                        true,
                        "Tests run on containers of %s and %s"
                                .formatted(DockerInfrastructure.POSTGRES, DockerInfrastructure.KAFKA)));
    }

    private static InfrastructureChoice embedded(String why) {
        return new InfrastructureChoice(false, "Tests run on the embedded PostgreSQL and Kafka (%s)".formatted(why));
    }
}
