package dev.souk.system.attack.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A request as it is written to the socket. Nothing is checked or encoded, which is the purpose.
 *
 * @param target the path and query, as written into the first line
 * @param headers whole lines, without line ends; a Host is added unless there is one
 */
@SuppressWarnings("ArrayRecordComponent") // requests are written and never compared
public record Request(String method, String target, List<String> headers, byte[] body) {

    /** A request without headers and body. */
    public static Request of(String method, String target) {
        return new Request(method, target, List.of(), new byte[0]);
    }

    /** The same for GET. */
    public static Request get(String target) {
        return of("GET", target);
    }

    /** The same with one more header line. */
    public Request with(String header) {
        var all = new ArrayList<>(headers);
        all.add(header);
        return new Request(method, target, all, body);
    }

    /** The same with a bearer token. */
    public Request withToken(String token) {
        return with("Authorization: Bearer " + token);
    }

    /** The same with a new idempotency key. */
    public Request withKey() {
        return with("Idempotency-Key: " + UUID.randomUUID());
    }

    /** The same with a JSON body. */
    public Request json(String json) {
        return body("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a body of that type, and its length. */
    public Request body(String type, byte[] content) {
        Request typed = with("Content-Type: " + type).with("Content-Length: " + content.length);
        return new Request(method, target, typed.headers, content);
    }

    byte[] bytes(String host) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        if (headers.stream().noneMatch(header -> header.startsWith("Host"))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
