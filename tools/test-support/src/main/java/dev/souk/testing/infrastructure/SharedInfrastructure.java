package dev.souk.testing.infrastructure;

/**
 * The infrastructure of this JVM's tests: chosen, printed and started once, on first use. A test class without a
 * database does not start it.
 */
final class SharedInfrastructure {

    static final Infrastructure INSTANCE = start();

    private SharedInfrastructure() {}

    private static Infrastructure start() {
        String wanted = InfrastructureChoice.wanted();
        InfrastructureChoice choice = "embedded".equals(wanted)
                ? InfrastructureChoice.embedded(InfrastructureChoice.PROPERTY + "=embedded")
                : InfrastructureChoice.of(wanted, Docker.detect(System.getenv()));
        System.out.println(choice.line());
        return choice.onDocker() ? DockerInfrastructure.start() : EmbeddedInfrastructure.start();
    }
}
