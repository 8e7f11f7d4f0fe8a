package dev.souk.launcher.cli;

import dev.souk.launcher.control.Json;
import dev.souk.launcher.demo.Narrator;
import dev.souk.launcher.logs.AnsiColors;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Tells the story as a shell session: what to type, and what comes back. */
final class StoryTeller implements Narrator {

    private static final int LONGEST_ANSWER = 30;

    private final PrintWriter out;
    private final AnsiColors colors;
    private int chapter;

    StoryTeller(PrintWriter out, AnsiColors colors) {
        this.out = out;
        this.colors = colors;
    }

    @Override
    public void chapter(String title) {
        chapter++;
        out.printf("%n%s%n", colors.bold("%d. %s".formatted(chapter, title)));
        out.flush();
    }

    @Override
    public void called(String curl, int status, JsonNode answer) {
        out.println();
        out.println(curl);
        out.println(status < 400 ? colors.good("→ " + status) : colors.bad("→ " + status));
        if (!answer.isMissingNode() && !answer.isNull()) {
            out.println(colors.faint(shortened(answer)));
        }
        out.flush();
    }

    @Override
    public void loggedIn(String token) {
        out.printf("%nTOKEN=%s%n", token);
    }

    @Override
    public void changed(String orderStatus) {
        out.println("  " + colors.bold(orderStatus));
        out.flush();
    }

    private static String shortened(JsonNode answer) {
        var lines = Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(answer)
                .lines()
                .toList();
        return lines.size() <= LONGEST_ANSWER
                ? String.join("\n", lines)
                : String.join("\n", lines.subList(0, LONGEST_ANSWER))
                        + "\n  … (%d more lines)".formatted(lines.size() - LONGEST_ANSWER);
    }
}
