package dev.souk.system.bench.formulas;

import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.load.Work;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * T = 2 · latency + bytes / rate + (de)serialization and processing: a page of items over an emulated network, by one
 * reader, and by several who share it.
 *
 * @param latency in one direction
 * @param rate bytes a second
 * @param bytes of a request and its response
 * @param direct what the exchange takes without a network
 */
record Transfer(double latency, double rate, double bytes, double direct) implements Law {

    private static final double LATENCY_MILLIS = 10;
    private static final List<Integer> KILOBYTES_PER_SECOND = List.of(1_000, 250, 50);
    private static final int TOGETHER = 16;
    private static final int KILO = 1_000;
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Override
    public double predicted() {
        return 2 * latency + bytes / rate * MILLIS + direct;
    }

    /** Of so many readers at once, who wait for each other's bytes. */
    double shared(int readers) {
        return Math.max(predicted(), readers * bytes / rate * MILLIS);
    }

    static void measure(FormulaSystem system, Comparisons rows) {
        int gateway = URI.create(system.souk().gateway()).getPort();
        read(system, gateway, 1); // the gateway keeps the page from here on
        double direct = millis(read(system, gateway, 1), 1);
        for (int rate : KILOBYTES_PER_SECOND) {
            try (var network = new EmulatedLink(gateway, LATENCY_MILLIS, rate * KILO)) {
                Outcome alone = read(system, network.port(), 1);
                double bytes = (double) (network.requestBytes() + network.responseBytes())
                        / alone.latencies().count();
                var law = new Transfer(LATENCY_MILLIS, rate * KILO, bytes, direct);
                String setting = String.format(Locale.ROOT, "%.0f bytes at %s kB/s, readers: ", bytes, rate);
                rows.add(setting + 1, "ms", law, millis(alone, 1));
                double together = millis(read(system, network.port(), TOGETHER), TOGETHER);
                rows.add(setting + TOGETHER, "ms", law, together);
                rows.add(setting + TOGETHER + ", max(T, n · bytes / rate)", "ms", law.shared(TOGETHER), together);
            }
        }
    }

    /** Each reader has a connection, and reads again and again. */
    private static Outcome read(FormulaSystem system, int port, int readers) {
        return system.run(Stream.generate(() -> new SoukClient("http://localhost:" + port, TIMEOUT))
                .limit(readers)
                .<Work>map(reader -> () -> readPage(reader))
                .toList());
    }

    private static void readPage(SoukClient reader) throws IOException {
        int status = reader.send(Call.get("/items?limit=16")).status();
        if (status != OK) {
            throw new UnexpectedResponseException("GET /items " + status);
        }
    }

    private static double millis(Outcome outcome, int readers) {
        return readers / outcome.perSecond() * Law.MILLIS;
    }
}
