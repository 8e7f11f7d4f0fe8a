package dev.souk.cart.item;

import dev.souk.cart.valkey.CacheProperties;
import dev.souk.cart.valkey.CacheProperties.Strategy;
import dev.souk.cart.valkey.ChangedItems;
import dev.souk.cart.valkey.LeasedCache;
import dev.souk.cart.valkey.Valkey;
import dev.souk.common.database.AfterCommit;
import dev.souk.common.web.PageRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads items from the cache and writes them to the database. A page is cached as the ids of its items, so that a
 * change of stock concerns one entry.
 */
@Primary
@Repository
class CachedItemRepository extends ItemRepository implements ChangedItems {

    private static final Logger log = LoggerFactory.getLogger(CachedItemRepository.class);

    private final Strategy strategy;
    private final LeasedCache<Item> items;
    private final LeasedCache<List<UUID>> pages;

    CachedItemRepository(
            JdbcClient jdbc, Valkey valkey, CacheProperties properties, JsonMapper json, MeterRegistry meters) {
        super(jdbc);
        strategy = properties.catalogue();
        items = new LeasedCache<>("items", new TypeReference<>() {}, valkey, properties, json, meters);
        pages = new LeasedCache<>("pages", new TypeReference<>() {}, valkey, properties, json, meters);
    }

    @Override
    Optional<Item> find(UUID id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    @Override
    List<Item> withIds(List<UUID> ids) {
        return items.get(keys(ids), this::load).values().stream()
                .sorted(Comparator.comparing(item -> item.id().toString())) // as PostgreSQL compares ids
                .toList();
    }

    private Map<String, Item> load(List<String> keys) {
        return super.withIds(keys.stream().map(UUID::fromString).toList()).stream()
                .collect(Collectors.toMap(item -> item.id().toString(), Function.identity()));
    }

    private static List<String> keys(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    @Override
    List<Item> onSale(PageRequest page) {
        if (strategy == Strategy.NONE) {
            return super.onSale(page);
        }
        String key = page.afterId() + ":" + page.fetchSize();
        return pages.get(List.of(key), _ -> Map.of(key, idsOnSale(page))).values().stream()
                .flatMap(ids -> withIds(ids).stream())
                .toList();
    }

    private List<UUID> idsOnSale(PageRequest page) {
        return super.onSale(page).stream().map(Item::id).toList();
    }

    @Override
    boolean insert(Item item) {
        AfterCommit.run(pages::clear);
        return super.insert(item);
    }

    @Override
    void update(Item item) {
        super.update(item);
        AfterCommit.run(pages::clear);
        changed(List.of(item.id()));
    }

    @Override
    public void changed(Collection<UUID> ids) {
        AfterCommit.run(() -> {
            items.evict(keys(ids));
            if (strategy == Strategy.WRITE_THROUGH) {
                refresh(keys(ids));
            }
        });
    }

    /** The change is committed, whatever comes of this. */
    private void refresh(List<String> keys) {
        try {
            items.get(keys, this::load);
        } catch (DataAccessException notNow) {
            log.debug("The next reader loads them", notNow);
        }
    }
}
