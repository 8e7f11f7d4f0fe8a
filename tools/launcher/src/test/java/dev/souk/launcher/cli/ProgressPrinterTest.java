package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.report.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

    private final StringWriter written = new StringWriter();

    @Test
    void elsewhereThanAtATerminalEveryStepIsALine() {
        ProgressPrinter screen = screen(false);

        startAndFinish(screen);

        assertThat(written.toString().lines())
                .containsExactly(
                        "  kafka                starting  pid 7, port 9092",
                        "  kafka                ready     after 1.5 s");
    }

    @Test
    void atATerminalTheLineOfAProcessChangesInPlace() {
        ProgressPrinter screen = screen(true);

        startAndFinish(screen);

        assertThat(written.toString()).contains("\033[1A").contains("\033[2K  kafka                ready");
    }

    @Test
    void anUnexpectedEndSaysHowToGoOn() {
        screen(false).report(new Progress.Ended("cart-service#1", "ended with exit code 137"));

        assertThat(written.toString()).contains("ended with exit code 137").contains("./souk start cart-service#1");
    }

    private static void startAndFinish(ProgressPrinter screen) {
        screen.report(new Progress.Starting("kafka", 7, 9092));
        screen.report(new Progress.Ready("kafka", Duration.ofMillis(1_500)));
    }

    private ProgressPrinter screen(boolean live) {
        return new ProgressPrinter(new PrintWriter(written), live, AnsiColors.NONE);
    }
}
