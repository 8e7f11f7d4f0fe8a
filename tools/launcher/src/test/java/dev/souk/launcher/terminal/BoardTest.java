package dev.souk.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

    private final StringWriter written = new StringWriter();
    private TerminalSize size = new TerminalSize(30, 4);
    private final Board board = new Board(new PrintWriter(written), () -> size);

    @Test
    void rowsAreUpdatedInPlaceAndOtherLinesStandAboveThem() {
        board.begin(List.of("a", "b"), "waiting");
        board.update("b", "ready");
        board.above("one\ntwo");
        board.update("a", "ready");

        assertThat(screen()).containsExactly("one", "two", row("a", "ready"), row("b", "ready"));
    }

    @Test
    void whatIsPrintedBelowAnEndedBoardIsNotOverwritten() {
        board.begin(List.of("a", "b"), "ready");
        board.end();
        written.write("the addresses\n");
        board.update("a", "killed");

        assertThat(screen()).containsExactly(row("a", "ready"), row("b", "ready"), "the addresses", row("a", "killed"));
    }

    @Test
    void aRowIsCutToTheWidthOfTheTerminal() {
        board.begin(List.of("a"), "starting  pid 1234567");

        assertThat(screen()).containsExactly("  a                 starting  ");
        assertThat(Board.cut("\033[31mabc\033[0mdef", 2)).isEqualTo("\033[31mab\033[0m");
    }

    @Test
    void aTerminalWithFewerLinesThanRowsAndTwoMoreGetsALineForEachUpdate() {
        size = new TerminalSize(80, 3);
        board.begin(List.of("a", "b"), "waiting");
        board.update("b", "starting");
        board.update("b", "ready");

        assertThat(written.toString().lines()).containsExactly(row("b", "starting"), row("b", "ready"));
    }

    @Test
    void aTerminalThatHasChangedItsSizeGetsTheRowsAnew() {
        board.begin(List.of("a", "b"), "waiting");
        size = new TerminalSize(60, 40);
        board.update("b", "ready");

        assertThat(screen())
                .containsExactly(row("a", "waiting"), row("b", "waiting"), row("a", "waiting"), row("b", "ready"));
    }

    @Test
    void theAnswerOfSttyIsUnderstood() {
        assertThat(TerminalSize.parse("45 140\n")).isEqualTo(new TerminalSize(140, 45));
        assertThat(TerminalSize.parse("")).isEqualTo(TerminalSize.NONE);
    }

    private static String row(String name, String state) {
        return "  %-17s %s".formatted(name, state);
    }

    /** What a terminal shows: "up" removes the lines below, as each "up" of the board is followed by an erase. */
    private List<String> screen() {
        var lines = new ArrayList<String>();
        for (String line : written.toString().lines().toList()) {
            int up = line.startsWith("\033[") ? Integer.parseInt(line.replaceFirst("\033\\[(\\d+)A.*", "$1")) : 0;
            lines.subList(lines.size() - up, lines.size()).clear();
            lines.add(line.replaceFirst("^\033\\[\\d+A\033\\[J", ""));
        }
        return lines;
    }
}
