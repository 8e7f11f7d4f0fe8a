package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Each failure of Valkey, and what customers of cart-service notice of it. */
record CacheFailures(
        ExperimentRun run, String catalogue, String carts, RunningSouk souk, CachedShop shop, Duration time) {

    /** By which the first instance of cart-service reaches Valkey. */
    static final ProxyRoute TO_CACHE = new ProxyRoute(Topology.CARTS.nameOf(1), Topology.VALKEY);

    private static final String VALKEY = Topology.VALKEY.name();

    /** What can be measured in the meantime. */
    @FunctionalInterface
    interface Measurement {
        void take() throws IOException;
    }

    /** Between a change by the first instance, which does not reach Valkey, and a reader at the second, which does. */
    void whileCutOff(Measurement measurement) throws IOException {
        proxy().apply(new Traffic.Held());
        measurement.take();
        proxy().apply(new Traffic.Flows());
    }

    /** One after the other, each with the same load of pages and carts. */
    void compare() throws InterruptedException {
        Runnable flow = () -> proxy().apply(new Traffic.Flows());
        suffer("there", () -> {}, () -> {});
        suffer("killed", () -> souk.kill(VALKEY, true), () -> souk.start(VALKEY));
        suffer("suspended", () -> souk.pause(VALKEY), () -> souk.resume(VALKEY));
        suffer("slow by 300 ms", () -> proxy().apply(new Traffic.Slow(Duration.ofMillis(300))), flow);
        suffer("cut off", () -> proxy().apply(new Traffic.Held()), flow);
        suffer("full", () -> limitCache("1"), () -> limitCache("32mb"));
    }

    private TcpProxy proxy() {
        return souk.proxy(TO_CACHE);
    }

    private void suffer(String how, Runnable begin, Runnable end) throws InterruptedException {
        var number = new AtomicInteger();
        var customers = new FreeCustomers(shop.shop().customers(), Duration.ofSeconds(5));
        Work pageOrCart =
                () -> customers.perform(number.incrementAndGet() % 2 == 0 ? Customer::readItems : shop.carts()::change);
        begin.run();
        Outcome outcome = Load.open(50, pageOrCart, time);
        end.run();
        run.row(
                "Pages and carts at an instance while Valkey fails",
                "catalogue | carts | Valkey is | sent | failed | p50, ms | p99, ms",
                outcome,
                catalogue,
                carts,
                how,
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(50),
                outcome.millisAt(99));
        run.requireAsConfigured(outcome.failed() == 0 || carts.equals("valkey"), "a call failed because a cache did");
        Pacing.pause(2_000); // until the breaker has closed again
    }

    /** With so much memory, in bytes. */
    private void limitCache(String bytes) {
        int port = souk.status().of(Topology.VALKEY).getFirst().port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String commands = "AUTH %s\r\nCONFIG SET maxmemory %s\r\nQUIT\r\n"
                    .formatted(souk.secrets().ofValkey(), bytes);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            var _ = socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
