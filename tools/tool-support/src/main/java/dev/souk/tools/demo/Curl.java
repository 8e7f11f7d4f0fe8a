package dev.souk.tools.demo;

import dev.souk.tools.client.Call;

/** Formats a call as a curl command. */
final class Curl {

    private Curl() {}

    static String of(String gateway, Call call) {
        var line = new StringBuilder("curl -i ");
        if (call.headers().getOrDefault("Accept", "").equals("text/event-stream")) {
            line.append("-N ");
        }
        if (!call.method().equals("GET")) {
            line.append("-X ").append(call.method()).append(' ');
        }
        line.append(gateway).append(call.path());
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
}
