package dev.souk.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter written = new StringWriter();
    private TerminalSize size = new TerminalSize(8, 3);
    private final Screen screen = new Screen(new PrintWriter(written), () -> size);

    @Test
    void linesAreDrawnOverTheLastOnes() {
        screen.show(List.of("one", "two"));
        screen.show(List.of("three"));

        assertThat(written.toString())
                .isEqualTo("\033[?1049h\033[?25l\033[Hone\033[K\ntwo\033[K\033[J\033[Hthree\033[K\033[J");
    }

    @Test
    void theLastLinesAreLeftOnTheTerminalThatIsRestored() {
        screen.show(List.of("one", "two"));
        int before = written.toString().length();
        screen.close();
        screen.close();
        screen.show(List.of("late"));

        assertThat(written.toString().substring(before)).isEqualTo("\033[?25h\033[?1049lone\ntwo\n");
    }

    @Test
    void whatDoesNotFitIsCutAndCounted() {
        screen.show(List.of("a line of text", "2", "3", "4"));

        assertThat(written.toString()).endsWith("\033[Ha line o\033[K\n2\033[K\n… 2 more lines\033[K\033[J");
    }

    @Test
    void withoutATerminalEachBlockFollowsTheLastOne() {
        size = TerminalSize.NONE;
        screen.show(List.of("one", "two"));
        screen.show(List.of("three"));
        screen.close();

        assertThat(written.toString()).isEqualTo("one\ntwo\n\nthree\n\n");
    }
}
