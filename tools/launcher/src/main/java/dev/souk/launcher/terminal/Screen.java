package dev.souk.launcher.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines that are replaced as a whole, such as a table once a second. On a terminal they are drawn over the lines
 * before, on the alternate screen, so that nothing flickers and nothing is left; elsewhere each block follows the last
 * one.
 */
public final class Screen implements AutoCloseable {

    private static final String BEGIN = "\033[?1049h\033[?25l"; // the alternate screen, without a cursor
    private static final String END = "\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String ERASE_LINE = "\033[K";
    private static final String ERASE_TO_END = "\033[J";

    private final PrintWriter out;
    private final Supplier<TerminalSize> terminal;
    private List<String> shown = List.of();
    private boolean drawing;
    private boolean closed;

    /** Nothing is drawn until the first lines are. */
    public Screen(PrintWriter out, Supplier<TerminalSize> terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows these lines instead of the last ones. */
    public synchronized void show(List<String> lines) {
        if (closed) {
            return;
        }
        TerminalSize size = terminal.get();
        if (size.equals(TerminalSize.NONE)) {
            lines.forEach(out::println);
            out.println();
        } else {
            draw(lines, size);
        }
        out.flush();
    }

    /** In one write, so that the terminal never shows half of it. */
    private void draw(List<String> lines, TerminalSize size) {
        var text = new StringBuilder(drawing ? HOME : BEGIN + HOME);
        text.append(String.join(ERASE_LINE + System.lineSeparator(), fitting(lines, size)))
                .append(ERASE_LINE + ERASE_TO_END);
        out.print(text);
        drawing = true;
        shown = lines;
    }

    private static List<String> fitting(List<String> lines, TerminalSize size) {
        var fitting = new ArrayList<String>();
        boolean all = lines.size() <= size.lines();
        lines.stream()
                .limit(all ? lines.size() : size.lines() - 1)
                .forEach(line -> fitting.add(Board.cut(line, size.columns())));
        if (!all) {
            fitting.add("… %s more lines".formatted(lines.size() - size.lines() + 1));
        }
        return fitting;
    }

    /** Restores the terminal, and leaves the last lines on it. */
    @Override
    public synchronized void close() {
        if (drawing && !closed) {
            out.print(END);
            shown.forEach(out::println);
            out.flush();
        }
        closed = true;
    }
}
