package dev.souk.launcher.terminal;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows at the bottom of a terminal, updated in place; other lines appear above them. Where the terminal is too small,
 * or there is none, each update is a line of its own.
 */
public final class Board {

    /** Below the rows there is the line of the cursor, and above them one for what was printed before. */
    private static final int OTHER_LINES = 2;

    private static final String ERASE_TO_END = "\033[J";
    private static final char ESCAPE = '\033';

    private final PrintWriter out;
    private final Supplier<TerminalSize> terminal;
    private final Map<String, String> rows = new LinkedHashMap<>();
    private TerminalSize size = TerminalSize.NONE;
    private int drawn;

    /** A board without rows. */
    public Board(PrintWriter out, Supplier<TerminalSize> terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins with these rows below what was printed so far. */
    public void begin(List<String> names, String state) {
        end();
        names.forEach(name -> rows.put(name, row(name, state)));
        measure();
        if (fits()) {
            draw();
        }
    }

    /** Updates a row, or prints it if it is none of the board's. */
    public void update(String name, String state) {
        String row = row(name, state);
        if (rows.replace(name, row) == null) {
            above(row);
            return;
        }
        erase();
        if (fits()) {
            draw();
        } else {
            out.println(row);
        }
    }

    /** Prints text of one or more lines above the rows. */
    public void above(String text) {
        erase();
        out.println(text);
        if (fits()) {
            draw();
        }
    }

    /** The rows stay as they are; what follows is printed below them. */
    public void end() {
        rows.clear();
        drawn = 0;
    }

    private boolean fits() {
        return !rows.isEmpty() && rows.size() + OTHER_LINES <= size.lines();
    }

    /** Removes the rows from the screen, unless the terminal has moved them because its size has changed. */
    private void erase() {
        if (drawn > 0 && !measure()) {
            out.print("\033[" + drawn + "A" + ERASE_TO_END);
        }
        drawn = 0;
    }

    private boolean measure() {
        TerminalSize before = size;
        size = terminal.get();
        return !size.equals(before);
    }

    private void draw() {
        rows.values().forEach(row -> out.println(cut(row, size.columns())));
        drawn = rows.size();
    }

    private static String row(String name, String state) {
        return "  %-17s %s".formatted(name, state);
    }

    /** The first columns of the text; escape sequences, which take no column, remain complete. */
    static String cut(String text, int columns) {
        var cut = new StringBuilder();
        int column = 0;
        boolean escape = false;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            escape |= each == ESCAPE;
            if (escape || column < columns) {
                cut.append(each);
                column += escape ? 0 : 1;
            }
            escape &= each != 'm';
        }
        return cut.toString();
    }
}
