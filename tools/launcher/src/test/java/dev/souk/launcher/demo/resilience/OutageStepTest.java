package dev.souk.launcher.demo.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.demo.resilience.Answers.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageStepTest {

    @ParameterizedTest
    @CsvSource({
        "CLOSED OPEN HALF_OPEN CLOSED, true",
        "CLOSED OPEN HALF_OPEN OPEN HALF_OPEN CLOSED, true",
        "CLOSED OPEN CLOSED, false",
        "CLOSED OPEN HALF_OPEN, false",
        "CLOSED, false",
        "'', false"
    })
    void aCircuitBreakerOpensIsTriedAndCloses(String seen, boolean complete) {
        assertThat(OutageStep.isComplete(List.of(seen.split(" ")))).isEqualTo(complete);
    }

    @Test
    void anErrorThatIsNotExpectedAndALostCallAreNoticed() {
        assertThat(OutageStep.isClear(answers(200, 503, 504, 429))).isTrue();
        assertThat(OutageStep.isClear(answers(200, 500))).isFalse();
        assertThat(OutageStep.isClear(answers(200, 0))).isFalse();
    }

    @Test
    void answersAreSummedUpByStatus() {
        assertThat(answers(504, 200, 200, 0))
                .hasToString("1 × no answer (median 4.0 s), 2 × 200 (median 3.0 s), 1 × 504 (median 1.0 s)");
        assertThat(answers()).hasToString("nothing");
    }

    @Test
    void theReportOfFailuresHasWhatTheServerSaid() {
        Answers answers = answers(200, 0);
        Stream.of("No keys.", "No keys.", "Too many.")
                .forEach(detail -> answers.add(new Answer(503, detail, Duration.ofMillis(7))));

        assertThat(answers.failureReport())
                .startsWith("4 of 5 calls failed: ")
                .endsWith("3 × 503 (median 7 ms). No keys. Too many.");
    }

    /** The first after a second, the next after two. */
    private static Answers answers(int... statuses) {
        var answers = new Answers();
        for (int index = 0; index < statuses.length; index++) {
            answers.add(new Answer(statuses[index], "", Duration.ofSeconds(index + 1)));
        }
        return answers;
    }
}
