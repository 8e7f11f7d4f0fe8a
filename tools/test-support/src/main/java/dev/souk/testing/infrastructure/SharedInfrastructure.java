package dev.souk.testing.infrastructure;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What this JVM's tests use: chosen, said and started once, on first use. A test class without a database pays nothing.
 */
final class SharedInfrastructure {

    private static final AtomicBoolean ASKED = new AtomicBoolean();

    private SharedInfrastructure() {}

    static Infrastructure get() {
        ASKED.set(true);
        return Holder.INSTANCE;
    }

    /** Whether it was asked for since the last time this was asked. */
    static boolean wasAsked() {
        return ASKED.getAndSet(false);
    }

    static String line() {
        return Holder.CHOICE.line();
    }

    private static final class Holder {

        private static final InfrastructureChoice CHOICE = choose();
        private static final Infrastructure INSTANCE = start();

        private static InfrastructureChoice choose() {
            String wanted = InfrastructureChoice.wanted();
            InfrastructureChoice choice = "embedded".equals(wanted)
                    ? InfrastructureChoice.embedded(InfrastructureChoice.PROPERTY + "=embedded")
                    : InfrastructureChoice.of(wanted, Docker.look(System.getenv()));
            System.out.println(choice.line());
            return choice;
        }

        private static Infrastructure start() {
            return CHOICE.onDocker() ? DockerInfrastructure.start() : EmbeddedInfrastructure.start();
        }
    }
}
