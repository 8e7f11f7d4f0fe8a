package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Requests whose end two servers may see at different places. A second answer means that a second request got in. */
final class SmuggleRequests implements Attack {

    private static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final String SECOND = "GET /items?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** Headers that describe the length of the body in two ways; the body in chunks has the second request after it. */
    private static final List<String> LENGTHS = List.of(
            "Content-Length: %s\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: %s",
            "Content-Length: %s\r\nTransfer-Encoding : chunked",
            "Content-Length: %s\r\nTransfer-Encoding:\tchunked",
            "Content-Length: %s\r\nTransfer-Encoding: xchunked",
            "Content-Length: %s\r\nTransfer-Encoding: chunked, identity",
            "Content-Length: %s\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked",
            "Content-Length: %s\r\nX: y\r\n Transfer-Encoding: chunked",
            "Content-Length: %s\r\nTransfer-Encoding:\r\n chunked",
            "Content-Length: 5\r\nContent-Length: %s",
            "Content-Length: %s\r\nContent-Length: 5",
            "Content-Length: 5, %s",
            "Content-Length: +%s",
            "Content-Length: 0x5",
            "Content-Length: -1",
            "Content-Length: 5 5",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");

    @Override
    public String tries() {
        return "hide a second request in the body of the first, by contradictory lengths";
    }

    /** All at once, each on a connection of its own: the silence after an answer is most of the time. */
    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> answers = connections.invokeAll(LENGTHS.stream()
                    .<Callable<List<String>>>map(length -> () -> send(shop.wire(), length))
                    .toList());
            for (int i = 0; i < LENGTHS.size(); i++) {
                judge(probes, LENGTHS.get(i), answers.get(i).get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** The statuses of all answers to one request. */
    private static List<String> send(Wire wire, String length) throws IOException {
        String chunks = "0\r\n\r\n" + SECOND;
        String request = "POST /sessions HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
                .formatted(wire.authority(), length.replace("%s", String.valueOf(chunks.length())), chunks);
        return statuses(wire.sendRaw(request, SILENCE));
    }

    private static void judge(Probes probes, String length, List<String> statuses) {
        boolean one = statuses.size() <= 1 && statuses.stream().noneMatch(status -> status.startsWith("5"));
        probes.expect(one || isSecondRefused(statuses), length.replace("\r\n", " | "), statuses);
    }

    private static boolean isSecondRefused(List<String> statuses) {
        return statuses.stream().allMatch(status -> status.startsWith("4"));
    }

    private static List<String> statuses(String received) {
        return STATUS_LINE
                .matcher(received)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
