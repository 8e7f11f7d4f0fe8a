package dev.souk.launcher.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the terminal; {@link #NONE} where there is none or its size is unknown. */
public record TerminalSize(int columns, int lines) {

    /** No terminal, or one of unknown size. */
    public static final TerminalSize NONE = new TerminalSize(0, 0);

    private static final Pattern LINES_AND_COLUMNS = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

    /** The size now; people change it while a program runs. Java has no method for it, `stty` is part of POSIX. */
    public static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return parse(new String(stty.getInputStream().readAllBytes(), US_ASCII));
        } catch (IOException notPosix) {
            return NONE;
        }
    }

    static TerminalSize parse(String answer) {
        Matcher size = LINES_AND_COLUMNS.matcher(answer);
        return size.matches()
                ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
                : NONE;
    }
}
