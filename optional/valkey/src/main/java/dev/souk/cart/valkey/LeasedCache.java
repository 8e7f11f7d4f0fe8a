package dev.souk.cart.valkey;

import dev.souk.cart.valkey.CacheProperties.Strategy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values by key, as JSON, for a limited time. Of all readers of all instances that miss a value one gets a lease, and
 * only the lease stores a value. A change ends it, so that nobody stores after a change what he has read before. The
 * keys belong to a generation: the next one has none of the values.
 */
public final class LeasedCache<V> {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final String LEASED = "leased";

    @SuppressWarnings("rawtypes") // as Spring has it
    private static final RedisScript<List> READ_OR_LEASE = Valkey.script("read-or-lease.lua", List.class);

    private static final RedisScript<Long> STORE_LEASED = Valkey.script("store-leased.lua", Long.class);
    private static final RedisScript<Long> EVICT = Valkey.script("evict.lua", Long.class);

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
     */
    public LeasedCache(
            String name,
            TypeReference<V> type,
            Valkey valkey,
            CacheProperties properties,
            JsonMapper json,
            MeterRegistry meters) {
        this.name = "souk:" + name;
        this.valkey = valkey;
        this.properties = properties;
        this.json = json;
        this.reader = json.readerFor(type);
        this.meters = meters;
    }

    /** The values of these keys; from {@code database} those that the cache does not have, and all if it is down. */
    public Map<String, V> get(List<String> keys, Function<List<String>, Map<String, V>> database) {
        List<String> wanted = keys.stream().distinct().toList();
        if (wanted.isEmpty() || uses(Strategy.NONE) || System.nanoTime() - trustedFrom < 0) {
            return database.apply(wanted);
        }
        String token = UUID.randomUUID().toString();
        try {
            List<?> replies = valkey.run(READ_OR_LEASE, wanted, name, token, LEASE.toMillis());
            return complete(wanted, replies, token, database);
        } catch (ValkeyUnavailableException down) {
            count("unavailable", wanted.size());
            return database.apply(wanted);
        }
    }

    private Map<String, V> complete(
            List<String> wanted, List<?> replies, String token, Function<List<String>, Map<String, V>> database) {
        var values = new HashMap<String, V>();
        var leased = new ArrayList<String>();
        for (int i = 0; i < wanted.size(); i++) {
            String key = wanted.get(i);
            Object reply = replies.get(i + 1);
            if (LEASED.equals(reply)) {
                leased.add(key);
            } else if (reply != null) {
                parsed((String) reply).ifPresent(value -> values.put(key, value));
            }
        }
        List<String> missing =
                wanted.stream().filter(key -> !values.containsKey(key)).toList();
        count("hit", values.size());
        count("miss", missing.size());
        if (!missing.isEmpty()) {
            Map<String, V> loaded = load(missing, !leased.isEmpty(), database);
            values.putAll(loaded);
            if (!leased.isEmpty()) {
                store(leased, loaded, String.valueOf(replies.getFirst()), token);
            }
        }
        return values;
    }

    /** Empty if another version of the service has stored it in another form. */
    private Optional<V> parsed(String value) {
        try {
            return Optional.of(reader.readValue(value));
        } catch (JacksonException otherForm) {
            return Optional.empty();
        }
    }

    /**
     * Of readers that miss the same values at the same time one loads them, unless each does by the strategy. Who has a
     * lease loads them himself: another one may have read them before a change that ended his lease. Who has a
     * connection does so, too: the other one may wait for it.
     */
    private Map<String, V> load(List<String> missing, boolean leased, Function<List<String>, Map<String, V>> database) {
        if (uses(Strategy.ASIDE) || TransactionSynchronizationManager.isActualTransactionActive()) {
            return database.apply(missing);
        }
        var own = new CompletableFuture<Map<String, V>>();
        var first = leased ? loading.put(missing, own) : loading.putIfAbsent(missing, own);
        try {
            if (first != null && !leased) {
                return first.join();
            }
            own.complete(database.apply(missing));
            return own.join();
        } catch (CancellationException failed) { // that of the other one
            return database.apply(missing);
        } finally {
            own.cancel(false);
            loading.remove(missing, own);
        }
    }

    private void store(List<String> leased, Map<String, V> loaded, String prefix, String token) {
        var arguments =
                new ArrayList<Object>(List.of(prefix, token, properties.ttl().toMillis()));
        leased.forEach(key -> arguments.add(loaded.containsKey(key) ? json.writeValueAsString(loaded.get(key)) : ""));
        try {
            valkey.run(STORE_LEASED, leased, arguments.toArray());
        } catch (ValkeyUnavailableException notStored) {
            count("unavailable", leased.size());
        }
    }

    /** Nobody gets these values any more, in this instance not even if the cache cannot be told. */
    public void evict(List<String> keys) {
        loading.keySet().removeIf(each -> !Collections.disjoint(each, keys));
        tell(() -> valkey.run(EVICT, keys, name));
    }

    /** Nobody gets any of the values any more. */
    public void clear() {
        loading.clear();
        tell(() -> valkey.call(commands -> commands.opsForValue().increment(name)));
    }

    private void tell(Runnable command) {
        try {
            if (!uses(Strategy.NONE)) {
                command.run();
            }
        } catch (ValkeyUnavailableException untold) {
            trustedFrom = System.nanoTime() + properties.ttl().plus(LEASE).toNanos(); // who has a lease may still store
        }
    }

    private boolean uses(Strategy strategy) {
        return properties.catalogue() == strategy;
    }

    private void count(String result, int number) {
        meters.counter("cache.gets", "cache", name, "result", result).increment(number);
    }
}
