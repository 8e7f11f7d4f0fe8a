package dev.souk.system.attack.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads the bytes of a connection as one response. */
final class Answers {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private Answers() {}

    static Answer parse(byte[] received, Duration took) {
        int end = indexOf(received, END_OF_HEAD, 0);
        List<String> head = new String(received, 0, Math.max(end, 0), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        if (head.isEmpty() || !head.getFirst().matches("HTTP/1\\.[01] \\d{3}.*")) {
            return new Answer(Answer.CLOSED, List.of(), "", took);
        }
        int status = Integer.parseInt(head.getFirst(), 9, 12, 10);
        List<String> headers = head.subList(1, head.size());
        boolean chunked = headers.stream().anyMatch(line -> line.matches("(?i)transfer-encoding:.*chunked.*"));
        int start = end + END_OF_HEAD.length;
        byte[] body = chunked ? chunks(received, start) : tail(received, start);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8), took);
    }

    private static byte[] tail(byte[] received, int start) {
        var body = new ByteArrayOutputStream();
        body.write(received, start, received.length - start);
        return body.toByteArray();
    }

    /** As many chunks as there are; an event stream may end within one. */
    private static byte[] chunks(byte[] received, int start) {
        var body = new ByteArrayOutputStream();
        int position = start;
        int end = indexOf(received, new byte[] {'\r', '\n'}, position);
        while (end > position) {
            String size = new String(received, position, end - position, StandardCharsets.ISO_8859_1);
            int length = Math.min(Integer.parseInt(size.strip(), 16), received.length - end - 2);
            body.write(received, end + 2, length);
            position = end + 2 + length + 2;
            end = indexOf(received, new byte[] {'\r', '\n'}, position);
        }
        return body.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
