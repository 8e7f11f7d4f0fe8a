package dev.souk.testing.infrastructure;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The infrastructure of this JVM's tests: chosen, printed and started once, on first use. A test class without a
 * database does not start it.
 */
final class SharedInfrastructure {

    private static final AtomicBoolean USED = new AtomicBoolean();

    private SharedInfrastructure() {}

    static Infrastructure get() {
        USED.set(true);
        return Holder.INSTANCE;
    }

    /** Whether it was used since the last call of this method. */
    static boolean wasUsed() {
        return USED.getAndSet(false);
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
                    : InfrastructureChoice.of(wanted, Docker.detect(System.getenv()));
            System.out.println(choice.line());
            return choice;
        }

        private static Infrastructure start() {
            return CHOICE.onDocker() ? DockerInfrastructure.start() : EmbeddedInfrastructure.start();
        }
    }
}
