package dev.souk.system.bench.formulas;

import dev.souk.system.bench.figure.Series;
import dev.souk.system.bench.formulas.law.TransferTime;
import dev.souk.system.bench.formulas.link.EmulatedLink;
import dev.souk.system.bench.formulas.pages.ConcurrentReaders;
import dev.souk.system.bench.formulas.pages.ItemPage;
import dev.souk.system.bench.formulas.pages.ManyItems;
import dev.souk.system.bench.formulas.pages.PageReader;
import dev.souk.system.bench.formulas.pages.RepeatedTask;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pages of items over a network of a known latency and rate: bytes, the time without that network, which contains the
 * serialization, and the deserialization in this process.
 */
final class TransferFormula implements Formula {

    private static final List<Integer> LIMITS = List.of(1, 20, 100);
    private static final List<Integer> READERS = List.of(1, 2, 8);
    private static final double MICROS_OF_A_MILLISECOND = 1_000;
    private static final double KILO = 1_000;

    private final List<Line> times = new ArrayList<>();
    private final List<Line> rates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** What a page takes. */
    private record Page(double requestBytes, double responseBytes, double predictedMillis) {}

    /** The network, and the address of the gateway behind it. */
    private record Distant(EmulatedLink network, HttpAddress gateway) {

        static Distant behind(EmulatedLink network) {
            return new Distant(network, HttpAddress.plain(URI.create("http://localhost:" + network.port())));
        }
    }

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        ManyItems.add(system.souk().gateway(), system.souk().status().admin());
        int port = system.gateway().url().getPort();
        try (EmulatedLink network = EmulatedLink.to(port, system.plan().link())) {
            Distant distant = Distant.behind(network);
            var pages = new ArrayList<Page>();
            for (int limit : LIMITS) {
                pages.add(page(system, limit, distant));
            }
            share(system, distant.gateway(), pages.getLast());
        }
        times.addAll(rates);
        return RelationFigures.of(
                "Transfer latency, bandwidth",
                "T = 2 · latency + bytes / rate + serialization + processing + deserialization",
                times,
                notes);
    }

    private Page page(FormulaSystem system, int limit, Distant distant) throws IOException {
        int reads = system.plan().reads();
        EmulatedLink network = distant.network();
        try (var near = new PageReader(system.gateway(), limit);
                var far = new PageReader(distant.gateway(), limit)) {
            near.read(); // the gateway keeps the page from here on
            double direct = new Series(near.millis(reads)).median();
            long requests = network.requestBytes();
            long responses = network.responseBytes();
            double measured = new Series(far.millis(reads)).median();
            double request = (double) (network.requestBytes() - requests) / reads;
            double response = (double) (network.responseBytes() - responses) / reads;
            double carried = system.plan().link().millis(request, response);
            String setting = String.format(Locale.ROOT, "GET /items?limit=%s, %.0f bytes", limit, response);
            times.add(Line.of(setting, "ms", carried + direct, measured));
            describe(limit, near.read(), carried);
            return new Page(request, response, carried + direct);
        }
    }

    private void describe(int limit, String json, double network) {
        ItemPage page = ItemPage.of(json);
        notes.add(String.format(
                Locale.ROOT,
                "limit %s: network %.1f ms, Jackson writes it in %.3f and reads it in %.3f ms",
                limit,
                network,
                RepeatedTask.micros(() -> Json.MAPPER.writeValueAsString(page)) / MICROS_OF_A_MILLISECOND,
                RepeatedTask.micros(() -> ItemPage.of(json)) / MICROS_OF_A_MILLISECOND));
    }

    /**
     * Several readers of the largest page at once: together they get no more than the rate, so each waits for the
     * others.
     */
    private void share(FormulaSystem system, HttpAddress far, Page page) throws InterruptedException {
        TransferTime law = system.plan().link();
        for (int readers : READERS) {
            ConcurrentReaders.Figures figures = ConcurrentReaders.read(
                    far, LIMITS.getLast(), readers, system.plan().reads());
            if (readers > 1) {
                addShared(readers, page, figures.medianMillis(), law);
            }
            rates.add(Line.of(
                    "bandwidth, %s at once: min(rate, n · bytes / T)".formatted(readers),
                    "kB/s",
                    law.goodput(readers, page.responseBytes(), page.predictedMillis()) / KILO,
                    figures.pagesPerSecond() * page.responseBytes() / KILO));
        }
        system.progress().accept("Transfer: %s".formatted(times.getLast()));
    }

    /** Together they cannot be faster than the rate, and none of them is faster than if it were alone. */
    private void addShared(int readers, Page page, double measured, TransferTime law) {
        String setting = "the last page, %s at once".formatted(readers);
        double bytes = law.millis(0, page.responseBytes()) - law.millis(0, 0);
        times.add(Line.of(setting, "ms", page.predictedMillis(), measured));
        times.add(Line.of(
                setting + ", max(T, n · bytes / rate)",
                "ms",
                Math.max(page.predictedMillis(), readers * bytes),
                measured));
    }
}
