package dev.souk.cart.valkey;

import dev.souk.cart.valkey.CacheProperties.Strategy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values by key, as JSON, for a limited time. Of all readers of all instances that miss a value one gets a lease, and
 * only the lease stores a value. A change ends it, so that nobody stores after a change what he has read before.
 */
public final class LeasedCache<V> {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final String LEASED = "leased";

    /** The generation, and for each key the value, `leased` or `missing`. A new generation has none of the old keys. */
    @SuppressWarnings("rawtypes") // as Spring has it
    private static final RedisScript<List> READ = RedisScript.of("""
            local generation = redis.call('get', ARGV[1]) or '0'
            local result = {generation}
            for i = 4, #ARGV do
              local key = ARGV[1] .. ':' .. generation .. ':' .. ARGV[i]
              local value = redis.call('get', key)
              if not value and redis.call('set', key .. ':lease', ARGV[2], 'NX', 'PX', ARGV[3]) then value = 'leased' end
              result[i - 2] = value or 'missing'
            end
            return result
            """, List.class);

    /** Stores pairs of key and value, for which the lease still exists; an empty value ends the lease only. */
    private static final RedisScript<Long> STORE = RedisScript.of("""
            for i = 5, #ARGV, 2 do
              local key = ARGV[1] .. ':' .. ARGV[2] .. ':' .. ARGV[i]
              if redis.call('get', key .. ':lease') == ARGV[3] then
                redis.call('del', key .. ':lease')
                if ARGV[i + 1] ~= '' then redis.call('set', key, ARGV[i + 1], 'PX', ARGV[4]) end
              end
            end
            return 1
            """, Long.class);

    /** Deletes values and leases. */
    private static final RedisScript<Long> EVICT = RedisScript.of("""
            local generation = redis.call('get', ARGV[1]) or '0'
            for i = 2, #ARGV do
              local key = ARGV[1] .. ':' .. generation .. ':' .. ARGV[i]
              redis.call('del', key, key .. ':lease')
            end
            return 1
            """, Long.class);

    private static final RedisScript<Long> NEXT_GENERATION =
            RedisScript.of("return redis.call('incr', ARGV[1])", Long.class);

    private final String name;
    private final Valkey valkey;
    private final CacheProperties properties;
    private final JsonMapper json;
    private final ObjectReader reader;
    private final MeterRegistry meters;
    private final Map<List<String>, CompletableFuture<Map<String, V>>> loading = new ConcurrentHashMap<>();
    private volatile long trustedFrom = System.nanoTime();

    /**
     * An empty cache.
     *
     * @param name of its keys, and in the metric {@code cache.gets}
     * @param reader of its values
     */
    public LeasedCache(
            String name,
            Valkey valkey,
            CacheProperties properties,
            JsonMapper json,
            ObjectReader reader,
            MeterRegistry meters) {
        this.name = "souk:" + name;
        this.valkey = valkey;
        this.properties = properties;
        this.json = json;
        this.reader = reader;
        this.meters = meters;
    }

    /** The values of these keys; from {@code database} those that the cache does not have, and all if it is down. */
    public Map<String, V> get(Collection<String> keys, Function<List<String>, Map<String, V>> database) {
        List<String> wanted = keys.stream().distinct().toList();
        if (wanted.isEmpty() || System.nanoTime() - trustedFrom < 0) {
            return database.apply(wanted);
        }
        String token = UUID.randomUUID().toString();
        List<?> replies;
        try {
            replies = valkey.run(READ, arguments(wanted, name, token, millis(LEASE)));
        } catch (ValkeyUnavailableException down) {
            count("unavailable", wanted.size());
            return database.apply(wanted);
        }
        var values = new LinkedHashMap<String, V>();
        var missing = new LinkedHashMap<String, Boolean>(); // whether there is a lease to store it
        for (int i = 0; i < wanted.size(); i++) {
            String reply = (String) replies.get(i + 1);
            V value = parsed(reply);
            if (value == null) {
                missing.put(wanted.get(i), reply.equals(LEASED));
            } else {
                values.put(wanted.get(i), value);
            }
        }
        count("hit", values.size());
        count("miss", missing.size());
        if (!missing.isEmpty()) {
            Map<String, V> loaded = load(List.copyOf(missing.keySet()), missing.containsValue(true), database);
            values.putAll(loaded);
            missing.values().removeIf(leased -> !leased);
            if (!missing.isEmpty()) {
                store(missing.keySet(), loaded, (String) replies.getFirst(), token);
            }
        }
        return values;
    }

    /** Null if it is none, or one that another version of the service has stored in another form. */
    private @Nullable V parsed(String reply) {
        try {
            return reply.startsWith("{") || reply.startsWith("[") ? reader.readValue(reply) : null;
        } catch (JacksonException otherForm) {
            return null;
        }
    }

    /**
     * Of readers that miss the same values at the same time one loads them, unless each does by the strategy. Who has a
     * lease loads them himself: another one may have read them before a change that ended his lease. Who has a
     * connection does so, too: the other one may wait for it.
     */
    private Map<String, V> load(List<String> missing, boolean leased, Function<List<String>, Map<String, V>> database) {
        if (properties.catalogue() == Strategy.ASIDE || TransactionSynchronizationManager.isActualTransactionActive()) {
            return database.apply(missing);
        }
        var own = new CompletableFuture<Map<String, V>>();
        CompletableFuture<Map<String, V>> first =
                leased ? loading.put(missing, own) : loading.putIfAbsent(missing, own);
        if (first != null && !leased) {
            try {
                return first.join();
            } catch (CompletionException failed) {
                return database.apply(missing);
            }
        }
        try {
            own.complete(database.apply(missing));
            return own.join();
        } finally {
            own.completeExceptionally(new IllegalStateException("not loaded")); // unless it is
            loading.remove(missing, own);
        }
    }

    private void store(Collection<String> leased, Map<String, V> loaded, String generation, String token) {
        Stream<String> pairs = leased.stream()
                .flatMap(
                        key -> Stream.of(key, loaded.containsKey(key) ? json.writeValueAsString(loaded.get(key)) : ""));
        try {
            valkey.run(STORE, arguments(pairs.toList(), name, generation, token, millis(properties.ttl())));
        } catch (ValkeyUnavailableException notStored) {
            count("unavailable", leased.size());
        }
    }

    /** Nobody gets these values any more, in this instance not even if the cache cannot be told. */
    public void evict(Collection<String> keys) {
        loading.keySet().removeIf(each -> !Collections.disjoint(each, keys));
        tell(() -> valkey.run(EVICT, arguments(keys, name)));
    }

    /** Nobody gets any of the values any more. */
    public void clear() {
        loading.clear();
        tell(() -> valkey.run(NEXT_GENERATION, name));
    }

    private void tell(Runnable command) {
        try {
            command.run();
        } catch (ValkeyUnavailableException untold) {
            trustedFrom = System.nanoTime() + properties.ttl().plus(LEASE).toNanos(); // who has a lease may still store
        }
    }

    private void count(String result, int number) {
        if (number > 0) {
            meters.counter("cache.gets", "cache", name, "result", result).increment(number);
        }
    }

    private static Object[] arguments(Collection<String> last, String... first) {
        return Stream.concat(Stream.of(first), last.stream()).toArray();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
