package dev.souk.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class InfrastructureChoiceTest {

    @Test
    void testsUseContainersWhereDockerIsAvailable() {
        InfrastructureChoice choice = InfrastructureChoice.of("auto", Optional::empty);

        assertThat(choice.onDocker()).isTrue();
        assertThat(choice.line()).contains("postgres:18", "apache/kafka");
    }

    @Test
    void testsUseEmbeddedServersElsewhereAndPrintTheReason() {
        assertThat(InfrastructureChoice.of("auto", InfrastructureChoiceTest::absent))
                .isEqualTo(new InfrastructureChoice(
                        false, "Tests run on the embedded PostgreSQL and Kafka (no Docker was found)"));
        assertThat(InfrastructureChoice.of("auto", InfrastructureChoiceTest::unusable)
                        .line())
                .contains("permission denied");
    }

    @Test
    void aRequestForDockerFailsWithOneClearLineWhereDockerIsUnavailable() {
        assertThatIllegalStateException()
                .isThrownBy(() -> InfrastructureChoice.of("docker", InfrastructureChoiceTest::absent))
                .withMessage("souk.infrastructure=docker, but no Docker was found");
        assertThatIllegalStateException()
                .isThrownBy(() -> InfrastructureChoice.of("docker", InfrastructureChoiceTest::unusable))
                .withMessageContaining("permission denied")
                .withMessageNotContaining("\n");
    }

    private static Optional<String> absent() {
        return Optional.of("no Docker was found");
    }

    private static Optional<String> unusable() {
        return Optional.of("Docker cannot be used: permission denied");
    }
}
