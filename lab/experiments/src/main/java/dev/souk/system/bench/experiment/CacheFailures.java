package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.function.IORunnable;

/** Each failure of Valkey, and what customers of cart-service notice of it. */
record CacheFailures(ExperimentRun run, CachingExperiment.Strategy strategy, RunningSouk souk, CachedShop shop) {

    private static final String TITLE = "Pages and carts at an instance while Valkey fails";
    private static final String HEADINGS = "catalogue | carts | Valkey is | sent | failed | p50, ms | p99, ms";
    private static final String VALKEY = Topology.VALKEY.name();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** One after the other, each with the same load of pages and carts. */
    void compare() throws IOException, InterruptedException {
        IORunnable flow = () -> pass(new Traffic.Flows());
        suffer("there", () -> {}, () -> {});
        suffer("killed", () -> souk.kill(VALKEY, true), () -> souk.start(VALKEY));
        suffer("suspended", () -> souk.pause(VALKEY), () -> souk.resume(VALKEY));
        suffer("slow by 300 ms", () -> pass(new Traffic.Slow(Duration.ofMillis(300))), flow);
        suffer("cut off", () -> pass(new Traffic.Held()), flow);
        suffer("full", () -> limitCache("1"), () -> limitCache("32mb"));
    }

    /** What the first instance of cart-service and Valkey send to each other. */
    void pass(Traffic traffic) {
        souk.proxy(CachingExperiment.TO_CACHE).apply(traffic);
    }

    private void suffer(String how, IORunnable begin, IORunnable end) throws IOException, InterruptedException {
        var number = new AtomicInteger();
        Work pageOrCart = () -> shop.shop()
                .perform(number.incrementAndGet() % 2 == 0 ? Customer::readItems : shop::changeCart, TIMEOUT);
        begin.run();
        Outcome outcome = Load.open(50, pageOrCart, run.seconds(10, 2));
        end.run();
        run.row(TITLE, HEADINGS, outcome, strategy.catalogue(), strategy.carts(), how, outcome.requests());
        boolean isServed = outcome.failed() == 0;
        run.requireAsConfigured(isServed || strategy.carts().equals("valkey"), "a call failed because a cache did");
        Pacing.pause(2_000); // until the breaker has closed again
    }

    /** With so much memory, in bytes. */
    private void limitCache(String bytes) throws IOException {
        int port = souk.status().of(Topology.VALKEY).getFirst().port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String commands = "AUTH %s\r\nCONFIG SET maxmemory %s\r\nQUIT\r\n"
                    .formatted(souk.secrets().ofValkey(), bytes);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            String replies = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            run.report().require(replies.startsWith("+OK\r\n+OK\r\n"), "the server does not take another limit");
        }
    }
}
