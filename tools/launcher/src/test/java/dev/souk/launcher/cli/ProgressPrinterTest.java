package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.report.AnsiColors;
import dev.souk.launcher.report.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

    private final StringWriter written = new StringWriter();

    @Test
    void withoutATerminalEveryStepIsALine() {
        ProgressPrinter printer = printer(false);

        startAndFinish(printer);

        assertThat(written.toString().lines())
                .containsExactly(
                        "  kafka                starting  pid 7, port 9092",
                        "  kafka                ready     after 1.5 s");
    }

    @Test
    void atATerminalTheLineOfAProcessIsUpdatedInPlace() {
        ProgressPrinter printer = printer(true);

        startAndFinish(printer);

        assertThat(written.toString()).contains("\033[1A").contains("\033[2K  kafka                ready");
    }

    @Test
    void anUnexpectedEndSaysHowToStartTheProcessAgain() {
        printer(false).report(new Progress.Ended("cart-service#1", "ended with exit code 137", null));

        assertThat(written.toString()).contains("ended with exit code 137").contains("./souk start cart-service#1");
    }

    @Test
    void aRestartIsAnnouncedInOneLine() {
        printer(false).report(new Progress.Ended("cart-service#1", "ended with exit code 3", Duration.ofSeconds(4)));

        assertThat(written.toString().lines())
                .containsExactly("cart-service#1 ended with exit code 3. It is restarted in 4 s.");
    }

    private static void startAndFinish(ProgressPrinter printer) {
        printer.report(new Progress.Starting("kafka", 7, 9092));
        printer.report(new Progress.Ready("kafka", Duration.ofMillis(1_500)));
    }

    private ProgressPrinter printer(boolean live) {
        return new ProgressPrinter(new PrintWriter(written), live, AnsiColors.NONE);
    }
}
