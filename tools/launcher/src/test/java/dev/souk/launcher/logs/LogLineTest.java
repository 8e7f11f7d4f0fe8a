package dev.souk.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final String LINE = """
            {"@timestamp":"2026-11-20T08:36:07.061Z","message":"No money","logger_name":"dev.souk.user.Wallet",\
            "level":"ERROR","traceId":"4bf92f","service":"user-service"%s}""";
    private static final String TRACE =
            ",\"stack_trace\":\"java.io.IOException: shut\\n\\tat a.B.c(B.java:1)\\nCaused by: x.Y: z\\n\\tat d\\n\"";

    @Test
    void aStructuredLineBecomesReadable() {
        assertThat(LogLine.full(LINE.formatted(""), AnsiColors.NONE))
                .contains("07.061")
                .contains("ERROR Wallet  No money  trace=4bf92f")
                .doesNotContain("{");
    }

    @Test
    void aLevelHasItsColour() {
        assertThat(LogLine.full(LINE.formatted(""), AnsiColors.ANSI)).contains("\033[31mERROR\033[0m");
    }

    @Test
    void aStackTraceFollowsTheLine() {
        assertThat(LogLine.full(LINE.formatted(TRACE), AnsiColors.NONE))
                .contains("\n\tat a.B.c(B.java:1)\nCaused by: x.Y: z");
    }

    @Test
    void inBriefOnlyTheReasonsOfAStackTraceAreShown() {
        assertThat(LogLine.brief(LINE.formatted(TRACE)))
                .contains("java.io.IOException: shut")
                .contains("Caused by: x.Y: z")
                .doesNotContain("a.B.c");
    }

    @Test
    void whatIsNotStructuredIsPassedOn() {
        assertThat(LogLine.full("LOG:  ready", AnsiColors.ANSI)).isEqualTo("LOG:  ready");
        assertThat(LogLine.full("{cut o", AnsiColors.ANSI)).isEqualTo("{cut o");
    }
}
