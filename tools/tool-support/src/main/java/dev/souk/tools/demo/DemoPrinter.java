package dev.souk.tools.demo;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/** Prints the demo as a shell session: commands and their results. */
public final class DemoPrinter {

    private static final int MAXIMUM_LINES = 30;

    private final PrintWriter out;
    private final Ansi colors;
    private int steps;

    /** A printer for this output, which flushes each line, as picocli's does. */
    public DemoPrinter(PrintWriter out, Ansi colors) {
        this.out = out;
        this.colors = colors;
    }

    /** Prints nothing. */
    public static DemoPrinter silent() {
        return new DemoPrinter(new PrintWriter(Writer.nullWriter()), Ansi.OFF);
    }

    /** The next step begins. */
    void step(String title) {
        steps++;
        out.printf("%n%s%n", colors.string("@|bold %s. %s|@".formatted(steps, title)));
    }

    /** A call to the gateway: the `curl` command that does the same, and the reply. */
    void called(String gateway, Reply reply) {
        String color = reply.status() < 400 ? "green" : "red";
        String status = colors.string("@|%s → %s|@".formatted(color, reply.status()));
        out.printf("%n%s%n%s%n", curl(gateway, reply.call()), status);
        if (!reply.json().isMissingNode()) {
            out.println(colors.string("@|faint %s|@".formatted(shortened(reply.json()))));
        }
    }

    static String curl(String gateway, Call call) {
        var line = new StringBuilder("curl -i ");
        if (call.headers().getOrDefault("Accept", "").equals("text/event-stream")) {
            line.append("-N ");
        }
        if (!call.method().equals("GET")) {
            line.append("-X ").append(call.method()).append(' ');
        }
        line.append(call.path().contains("?") ? quoted(gateway + call.path()) : gateway + call.path());
        call.headers().forEach((name, value) -> line.append(" \\\n  -H ").append(header(name, value)));
        if (call.body() != null) {
            line.append(" \\\n  -d ").append(quoted(call.body()));
        }
        return line.toString();
    }

    /** The token is in a shell variable. */
    private static String header(String name, String value) {
        return name.equals("Authorization") ? "\"Authorization: Bearer $TOKEN\"" : quoted(name + ": " + value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** From now on the `curl` commands use the shell variable TOKEN. */
    void loggedIn(String token) {
        out.printf("%nTOKEN=%s%n", token);
    }

    void statusChanged(String status) {
        out.println("  " + colors.string("@|bold %s|@".formatted(status)));
    }

    private static String shortened(JsonNode json) {
        List<String> lines = json.toPrettyString().lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(lines.size(), MAXIMUM_LINES)));
        int hidden = lines.size() - MAXIMUM_LINES;
        return hidden > 0 ? shown + "\n  … (%s more lines)".formatted(hidden) : shown;
    }
}
