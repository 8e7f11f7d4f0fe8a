package dev.souk.system.overload;

import dev.souk.system.overload.Requests.Shopper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One well-behaved customer, who looks at items, changes the cart and looks at orders once in a while. */
final class MeasuredShopper {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String ADDRESS = "127.0.0.200";

    private final Shopper account;
    private final String item;
    private final List<Answer> answers = new ArrayList<>();

    MeasuredShopper(Shopper account, String item) {
        this.account = account;
        this.item = item;
    }

    /**
     * One response.
     *
     * @param status 0 for a connection that was lost
     * @param millis since the request was sent, or the connection opened
     */
    private record Answer(int status, long millis) {

        boolean isServedWithin(Duration time) {
            return status >= 200 && status < 300 && millis <= time.toMillis();
        }
    }

    void shop(int port, Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        for (int number = 0; System.nanoTime() < deadline; number++) {
            answers.add(call(port, request(number)));
            Load.pause(PAUSE);
        }
    }

    /** The share of requests that were answered with success within {@code time}. */
    double servedWithin(Duration time) {
        return answers.stream().filter(answer -> answer.isServedWithin(time)).count() / (double) answers.size();
    }

    private Answer call(int port, byte[] request) {
        long start = System.nanoTime();
        int status;
        try (var connection = new HttpConnection(ADDRESS, port)) {
            status = connection.send(request).status();
        } catch (IOException lost) {
            status = 0;
        }
        return new Answer(status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private byte[] request(int number) {
        return switch (number % 4) {
            case 0 -> request("GET", "/items?limit=20", "");
            case 1 -> request("PUT", "/cart/" + item, "{\"quantity\":%d}".formatted(number % 9 + 1));
            case 2 -> request("GET", "/cart", "");
            default -> request("GET", "/orders?limit=5", "");
        };
    }

    private byte[] request(String method, String path, String body) {
        String type =
                body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                .formatted(method, path, account.token(), type, body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        List<Long> sorted = answers.stream().map(Answer::millis).sorted().toList();
        return "%d requests, %.1f %% served within 1 s, p50 %d ms, p99 %d ms, statuses %s"
                .formatted(
                        answers.size(),
                        100 * servedWithin(Duration.ofSeconds(1)),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        answers.stream().map(Answer::status).distinct().sorted().toList());
    }
}
