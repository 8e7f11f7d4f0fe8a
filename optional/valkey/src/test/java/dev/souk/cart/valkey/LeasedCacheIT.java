package dev.souk.cart.valkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.cart.valkey.CacheProperties.Strategy;
import dev.souk.testing.valkey.TestValkey;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Readers and writers of one key, and a server that fails. */
class LeasedCacheIT {

    private static final List<String> KEY = List.of("lamp");
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration SHORT_TTL = Duration.ofSeconds(1); // until what was not evicted is trusted again
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger loads = new AtomicInteger();
    private final TestValkey server = TestValkey.start();
    private StringRedisTemplate template;
    private Valkey valkey;
    private ConfigurableApplicationContext client;
    private volatile int stored = 1;

    private record Value(int number) {}

    @BeforeEach
    void connect() {
        connect("2s", server.port()); // a busy machine exceeds the 100 ms of production
    }

    private void connect(String timeout, int port) {
        client = new SpringApplicationBuilder(ValkeyConfiguration.class, DataRedisAutoConfiguration.class, Valkey.class)
                .web(WebApplicationType.NONE)
                .run("--spring.data.redis.port=" + port, "--spring.data.redis.timeout=" + timeout);
        template = client.getBean(StringRedisTemplate.class);
        valkey = client.getBean(Valkey.class);
        await().atMost(SOON).until(this::isAvailable);
    }

    @AfterEach
    void stop() {
        server.close(); // also if no client could connect
        client.close();
    }

    private boolean isAvailable() {
        try {
            return IntStream.range(0, 3).noneMatch(_ -> valkey.call(commands -> commands.hasKey("none")));
        } catch (ValkeyUnavailableException notYet) {
            return false;
        }
    }

    private LeasedCache<Value> cache(Strategy strategy) {
        return cache(strategy, TTL);
    }

    private LeasedCache<Value> cache(Strategy strategy, Duration ttl) {
        var properties = new CacheProperties(strategy, "none", ttl, ttl, 1);
        return new LeasedCache<>("items", new TypeReference<>() {}, valkey, properties, JsonMapper.shared(), meters);
    }

    private int read(LeasedCache<Value> cache) {
        return cache.get(KEY, this::load).values().iterator().next().number();
    }

    private Map<String, Value> load(List<String> keys) {
        loads.incrementAndGet();
        return Map.of(keys.getFirst(), new Value(stored));
    }

    @Test
    void aValueIsLoadedOnceAndAgainAfterAChange() {
        LeasedCache<Value> cache = cache(Strategy.ASIDE);
        assertThat(Stream.generate(() -> read(cache)).limit(3)).containsOnly(1);
        assertThat(loads).hasValue(1);
        stored = 2;
        cache.evict(KEY);

        assertThat(read(cache)).isEqualTo(2);
        assertThat(loads).hasValue(2);
        assertThat(meters.counter("cache.gets", "cache", "souk:items", "result", "hit")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aValueIsThereForItsTimeOnly() {
        LeasedCache<Value> cache = cache(Strategy.ASIDE, SHORT_TTL);
        assertThat(read(cache)).isEqualTo(1);
        stored = 2;

        await().atMost(SOON).until(() -> read(cache) == 2);
    }

    @Test
    void nothingOfAClearedCacheIsRead() {
        LeasedCache<Value> cache = cache(Strategy.ASIDE);
        assertThat(read(cache)).isEqualTo(1);
        stored = 2;

        cache.clear();

        assertThat(read(cache)).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotStoredAfterIt() {
        LeasedCache<Value> cache = cache(Strategy.ASIDE);

        readWhileAnotherInstanceChanges(cache, () -> {});

        assertThat(read(cache)).isEqualTo(2);
    }

    @Test
    void whoHasALeaseDoesNotStoreWhatAnotherOneHasReadBeforeAChange() {
        LeasedCache<Value> cache = cache(Strategy.READ_THROUGH);

        readWhileAnotherInstanceChanges(
                cache,
                () -> assertThat(CompletableFuture.supplyAsync(() -> read(cache)))
                        .succeedsWithin(SOON)
                        .isEqualTo(2));

        assertThat(read(cache)).isEqualTo(2);
    }

    private void readWhileAnotherInstanceChanges(LeasedCache<Value> cache, Runnable afterChange) {
        cache.get(KEY, _ -> {
            stored = 2;
            cache(Strategy.ASIDE).evict(KEY);
            afterChange.run();
            return Map.of("lamp", new Value(1));
        });
    }

    @Test
    void ofReadersThatMissAtTheSameTimeOneLoads() {
        assertThat(Stream.generate(this::loadsOfManyReaders).limit(5)) // they have a second: as long as a lease
                .contains(1);
    }

    private int loadsOfManyReaders() {
        LeasedCache<Value> cache = cache(Strategy.READ_THROUGH);
        cache.clear();
        int before = loads.get();
        double known = answered();
        var begun = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> cache.get(KEY, keys -> {
                        begun.countDown();
                        await().until(() -> others.getCount() == 0);
                        return load(keys);
                    }),
                    readers);
            await().until(() -> begun.getCount() == 0);
            List<CompletableFuture<Integer>> waiting = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> read(cache), readers))
                    .limit(50)
                    .toList();
            await().until(() -> answered() >= known + 51);
            others.countDown();

            assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
            assertThat(first.join()).containsValue(new Value(1));
        }
        return loads.get() - before;
    }

    @Test
    void whoIsInATransactionWaitsForNoOtherReader() {
        LeasedCache<Value> cache = cache(Strategy.READ_THROUGH);

        cache.get(KEY, keys -> {
            assertThat(CompletableFuture.supplyAsync(() -> readInTransaction(cache)))
                    .succeedsWithin(SOON)
                    .isEqualTo(1);
            return load(keys);
        });

        assertThat(loads).hasValue(2);
    }

    private int readInTransaction(LeasedCache<Value> cache) {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            return read(cache);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    private double answered() {
        return gets("hit") + gets("miss") + gets("unavailable");
    }

    private double gets(String result) {
        return meters.counter("cache.gets", "cache", "souk:items", "result", result)
                .count();
    }

    @Test
    void aSuspendedServerCostsAFewReadersItsTimeLimitAndThenNobody() {
        client.close();
        connect("100ms", server.port());
        LeasedCache<Value> cache = cache(Strategy.ASIDE, SHORT_TTL);
        read(cache);
        stored = 2;
        server.suspend();

        long begin = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            assertThat(read(cache)).isBetween(1, 2);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(10)); // 200 limits are 20 s
        server.resume();
        cache.evict(KEY);
        await().atMost(SOON).untilAsserted(() -> assertHit(cache));
        assertThat(read(cache)).isEqualTo(2);
    }

    private void assertHit(LeasedCache<Value> cache) {
        int before = loads.get();
        read(cache);
        assertThat(loads).hasValue(before);
    }

    @Test
    void whoCannotTellAChangeDoesNotReadTheOldValueEither() {
        client.close();
        connect("100ms", server.port());
        LeasedCache<Value> cache = cache(Strategy.ASIDE, SHORT_TTL);
        read(cache);
        stored = 2;
        server.suspend();

        cache.evict(KEY);
        server.resume();

        assertThat(read(cache)).isEqualTo(2);
        await().atMost(SOON).untilAsserted(() -> assertHit(cache));
    }

    @Test
    void aKilledServerIsUsedAgainAfterItsRestart() {
        LeasedCache<Value> cache = cache(Strategy.READ_THROUGH);
        read(cache);
        server.kill();

        assertThat(read(cache)).isEqualTo(1);
        server.restart();
        await().atMost(SOON).untilAsserted(() -> assertHit(cache));
    }

    @Test
    void aServerIsUsedAgainAfterItsConnectionWasLostWithoutAWord() {
        client.close();
        try (TcpProxy network = TcpProxy.open()) {
            network.forwardTo(server.port());
            connect("300ms", network.port());

            network.apply(new Traffic.DroppedSilently());

            assertThat(isAvailable()).isFalse();
            await().atMost(SOON).until(this::isAvailable);
        }
    }

    @Test
    void aFullServerStoresNothingMoreAndFailsNobody() {
        LeasedCache<Value> cache = cache(Strategy.READ_THROUGH);
        TestValkey.fill(template);

        assertThat(Stream.generate(() -> read(cache)).limit(10)).containsOnly(1);
        assertThat(loads).hasValue(10);
        assertThat(isAvailable()).isTrue(); // to readers of what it has
    }
}
