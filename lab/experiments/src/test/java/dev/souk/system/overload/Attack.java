package dev.souk.system.overload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What strangers and customers can do to hold what others need; each from an address of its own. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Attack {
    SLOW_HEADS("127.0.0.11", 300) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            connection.dripUntil(ascii("GET /items HTTP/1.1\r\nHost: x\r\nX-Slow: "), deadline);
        }
    },
    SLOW_BODIES("127.0.0.12", 300) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            connection.dripUntil(
                    ascii("POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" + " ".repeat(30_000)),
                    deadline);
        }
    },
    IDLE_CONNECTIONS("127.0.0.13", 500) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            connection.sendAndHoldUntil(new byte[0], deadline);
        }
    },
    KEYS("127.0.0.14", 100) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            repeat(connection, () -> requests.deposit(caller), deadline);
        }
    },
    STREAMS("127.0.0.15", 200) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            if (connection.send(requests.events(caller)).stream()) {
                connection.readStreamUntil(deadline);
            } else {
                Load.pause();
            }
        }
    },
    PASSWORD_HASHES("127.0.0.16", 100) {
        @Override
        void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException {
            repeat(connection, Attack::logIn, deadline);
        }
    };

    private final String source;
    private final int connections;

    Attack(String source, int connections) {
        this.source = source;
        this.connections = connections;
    }

    /** Uses one connection until it is closed or the deadline is over. */
    abstract void use(HttpConnection connection, Requests requests, int caller, long deadline) throws IOException;

    /** Makes the next request. */
    @FunctionalInterface
    private interface Next {
        byte[] request();
    }

    /** Attacks for {@code duration}; whoever is disconnected comes back. */
    void run(int port, Requests requests, Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < connections; number++) {
                int caller = number;
                callers.execute(() -> attack(port, requests, caller, deadline));
            }
        }
    }

    private void attack(int port, Requests requests, int caller, long deadline) {
        while (System.nanoTime() < deadline) {
            try (var connection = new HttpConnection(source, port)) {
                use(connection, requests, caller, deadline);
            } catch (IOException disconnected) {
                Load.pause();
            }
        }
    }

    private static void repeat(HttpConnection connection, Next next, long deadline) throws IOException {
        boolean reusable = true;
        while (reusable && System.nanoTime() < deadline) {
            HttpConnection.Response response = connection.send(next.request());
            reusable = response.reusable();
            if (response.isRejection()) {
                Load.pause(); // what is attacked is the system, not the processors that it shares with this test
            }
        }
    }

    private static byte[] logIn() {
        String body =
                "{\"email\":\"%s@souk.example\",\"password\":\"correct horse battery\"}".formatted(UUID.randomUUID());
        return ascii(("POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s")
                .formatted(body.length(), body));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
