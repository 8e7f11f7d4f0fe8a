package dev.souk.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A request that HTTP clients refuse to send. One character is one byte.
 *
 * @param head request line and headers, each with its line break
 */
public record RawRequest(String head, String body) {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** With the headers that every request needs. */
    public static RawRequest of(String method, String target, String headers, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: %s\r\n".formatted(bytes(body).length);
        return new RawRequest(
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s"
                        .formatted(method, target, length, headers),
                body);
    }

    /** The text as UTF-8, one character for each byte. */
    public static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The path of the request line. */
    String path() {
        return head.split(" ", 3)[1].replaceFirst("[?].*", "");
    }

    /** Sends it to a server on this machine and reads until the server closes the connection. */
    public RawResponse sendTo(URI server) {
        try (var socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes(head + "\r\n" + body));
            return RawResponse.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(head, failed);
        }
    }

    /** Without what is the same in each request, on one line. */
    @Override
    public String toString() {
        return head.replaceAll("(?m)^(Host|Connection|Content-Length|Authorization: Bearer ey).*\r\n", "")
                .replaceAll("(.)\\1{99,}", "$1…")
                .replaceAll("\\p{Cntrl}+", " | ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
