package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(OutputCaptureExtension.class)
class SchedulingAutoConfigurationTest {

    @Test
    void aDatabaseThatIsAwayIsALineAndNoStackTrace(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new DataAccessResourceFailureException("connection refused"));

        assertThat(output).contains("WARN", "connection refused").doesNotContain("ERROR", "\tat ");
    }

    @Test
    void aStatementThatIsWrongIsADefect(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new DataIntegrityViolationException("breaks a rule"));

        assertThat(output).contains("ERROR", "breaks a rule", "\tat ").doesNotContain("unavailable");
    }

    @Test
    void aDefectIsAnErrorWithItsStackTrace(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new IllegalStateException("a defect"));

        assertThat(output).contains("ERROR", "a defect", "\tat ");
    }
}
