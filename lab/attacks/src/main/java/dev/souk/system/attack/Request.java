package dev.souk.system.attack;

/**
 * A request as it is written to the socket, where a character is a byte. Nothing is checked or encoded, which is the
 * purpose.
 *
 * @param line method and target
 * @param headers whole lines, each with its end
 */
record Request(String line, String headers, String body) {

    /** A request without headers and body, such as {@code GET /items}. */
    static Request of(String line) {
        return new Request(line, "", "");
    }

    /** The same with one more header line. */
    Request with(String header) {
        return new Request(line, headers + header + "\r\n", body);
    }

    /** The same with a bearer token. */
    Request withToken(String token) {
        return with("Authorization: Bearer " + token);
    }

    /** The same with a body and its length; it is JSON unless a header says otherwise. */
    Request json(String content) {
        Request typed = has("Content-Type") ? this : with("Content-Type: application/json");
        return new Request(line, typed.with("Content-Length: " + content.length()).headers, content);
    }

    /** Head and body; the host is this one unless a header says otherwise. */
    String text(String host) {
        Request complete = (has("Host") ? this : with("Host: " + host)).with("Connection: close");
        return "%s HTTP/1.1\r\n%s\r\n%s".formatted(line, complete.headers, body);
    }

    private boolean has(String header) {
        return ("\n" + headers).contains("\n" + header + ":");
    }
}
