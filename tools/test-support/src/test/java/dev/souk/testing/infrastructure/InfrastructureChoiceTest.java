package dev.souk.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.souk.testing.infrastructure.Docker.Absent;
import dev.souk.testing.infrastructure.Docker.Found;
import dev.souk.testing.infrastructure.Docker.Unusable;
import org.junit.jupiter.api.Test;

class InfrastructureChoiceTest {

    @Test
    void testsUseContainersWhereDockerIsAvailable() {
        InfrastructureChoice choice = InfrastructureChoice.of("auto", new Found("28.0"));

        assertThat(choice.onDocker()).isTrue();
        assertThat(choice.line()).contains("postgres:18", "apache/kafka", "28.0");
    }

    @Test
    void testsUseEmbeddedServersElsewhereAndPrintTheReason() {
        assertThat(InfrastructureChoice.of("auto", new Absent()))
                .isEqualTo(new InfrastructureChoice(
                        false, "Tests run on the embedded PostgreSQL and Kafka (no Docker was found)"));
        assertThat(InfrastructureChoice.of("auto", new Unusable("permission denied"))
                        .line())
                .contains("permission denied");
    }

    @Test
    void aRequestForDockerFailsWithOneClearLineWhereDockerIsUnavailable() {
        assertThatIllegalStateException()
                .isThrownBy(() -> InfrastructureChoice.of("docker", new Absent()))
                .withMessage("souk.infrastructure=docker, but no Docker was found");
        assertThatIllegalStateException()
                .isThrownBy(() -> InfrastructureChoice.of("docker", new Unusable("permission denied")))
                .withMessageContaining("permission denied")
                .withMessageNotContaining("\n");
    }
}
