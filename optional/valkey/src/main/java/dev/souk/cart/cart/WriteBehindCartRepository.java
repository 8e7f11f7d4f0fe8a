package dev.souk.cart.cart;

import dev.souk.cart.valkey.CacheProperties;
import dev.souk.cart.valkey.Valkey;
import dev.souk.cart.valkey.ValkeyUnavailableException;
import dev.souk.common.core.IdGenerator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carts in Valkey, and in the database a moment later. While Valkey is unavailable the database has them alone. What
 * only Valkey had, if it is killed, is lost.
 */
@Primary
@Repository
@ConditionalOnProperty(name = "souk.cache.carts", havingValue = "write-behind")
class WriteBehindCartRepository extends ValkeyCartRepository {

    private static final Logger log = LoggerFactory.getLogger(WriteBehindCartRepository.class);

    /** The users whose carts are not in the database yet. */
    private static final String UNWRITTEN = "souk:unwritten-carts";

    /** How long a cart that is in the database stays in Valkey, too. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final int MOST_OF_A_RUN = 500;

    private static final RedisScript<Long> RELEASE = Valkey.script("release-cart.lua", Long.class);

    private final TransactionOperations transaction;
    private final int limit;
    private final Counter dropped;
    /** Changed in the database while Valkey was unavailable: what it has of them is old. */
    private final Set<UUID> outdated = ConcurrentHashMap.newKeySet();

    WriteBehindCartRepository(
            JdbcClient jdbc,
            Valkey valkey,
            JsonMapper json,
            IdGenerator ids,
            Clock clock,
            TransactionOperations transaction,
            CacheProperties properties,
            MeterRegistry meters) {
        super(jdbc, valkey, json, ids, clock);
        this.transaction = transaction;
        this.limit = properties.flushLimit();
        this.dropped = meters.counter("souk.carts.dropped");
    }

    @Override
    CartView view(UUID userId) {
        return orElse(userId, () -> super.view(userId), () -> tables.view(userId));
    }

    @Override
    boolean change(UUID userId, Function<Cart, Map<UUID, CartLine>> change) {
        return orElse(
                userId,
                () -> super.change(userId, change),
                () -> transaction.execute(_ -> {
                    takeOver(userId);
                    return tables.change(userId, cart -> lifted(userId, change.apply(cart)));
                }));
    }

    /** The row is closed already: no other removal waits until the server is there. */
    @Override
    boolean closeDocument(UUID userId) {
        return orElse(userId, () -> super.closeDocument(userId), () -> transaction.execute(_ -> lift(userId)));
    }

    /** What only a server has that is there, but full, comes first, unless the database has a newer cart. */
    private void takeOver(UUID userId) {
        try {
            String document = document(userId);
            var _ = document.isEmpty() || tables.store(userId, document);
        } catch (ValkeyUnavailableException gone) {
            log.debug("What Valkey has of a cart is not known", gone);
        }
    }

    private Map<UUID, CartLine> lifted(UUID userId, Map<UUID, CartLine> changed) {
        if (!changed.isEmpty()) {
            lift(userId);
        }
        return changed;
    }

    /** The row is locked, so that a flush waits for what becomes of this transaction. */
    private boolean lift(UUID userId) {
        tables.lift(userId, clock.millis());
        outdated.add(userId);
        return true;
    }

    private <T> T orElse(UUID userId, Supplier<T> inValkey, Supplier<T> inDatabase) {
        if (outdated.contains(userId)) {
            return inDatabase.get();
        }
        try {
            return inValkey.get();
        } catch (ValkeyUnavailableException unavailable) {
            return inDatabase.get();
        }
    }

    @Override
    boolean replaced(UUID userId, String document, String newDocument) {
        try {
            long result = valkey.run(REPLACE, List.of(key(userId), UNWRITTEN), document, newDocument, userId, limit);
            if (result < 0) {
                throw new ValkeyUnavailableException("Too many carts are not in the database yet");
            }
            return result == 1;
        } catch (ValkeyUnavailableException late) {
            if (isDone(userId, newDocument)) {
                return true;
            }
            throw late;
        }
    }

    /** A server that stalled has done it after the time limit. */
    private boolean isDone(UUID userId, String newDocument) {
        try {
            return document(userId).equals(newDocument);
        } catch (ValkeyUnavailableException unknown) { // the change is not made again, to what may have it already
            return Boolean.TRUE.equals(transaction.execute(_ -> tables.store(userId, newDocument) && lift(userId)));
        }
    }

    /** Writes carts, too. */
    @Override
    void catchUp() {
        super.catchUp();
        try {
            outdated.removeIf(user -> isFlushed(user, Duration.ZERO));
            valkey.call(commands -> commands.opsForSet().distinctRandomMembers(UNWRITTEN, MOST_OF_A_RUN))
                    .forEach(user -> isFlushed(UUID.fromString(user), IDLE));
        } catch (DataAccessException | TransactionException notYet) {
            log.debug("Carts are not written yet", notYet);
        }
    }

    /** After a change of the row that is not committed yet: readers of the row would not see it. */
    private boolean settled(UUID user) {
        tables.lift(user, 0);
        return true;
    }

    /** Whether the document expires after that time. One that cannot be written does not keep others from it. */
    private boolean isFlushed(UUID user, Duration rest) {
        try {
            String document = document(user);
            boolean stored = Boolean.TRUE.equals(
                    transaction.execute(_ -> document.isEmpty() ? settled(user) : tables.store(user, document)));
            long millis = stored ? rest.toMillis() : 0;
            long released = valkey.run(RELEASE, List.of(key(user), UNWRITTEN), document, user, millis);
            if (!stored && released > 1) {
                dropped.increment();
                log.warn("What Valkey had of the cart of {} is given up: the database has a newer one", user);
            }
            return released > 0;
        } catch (ValkeyUnavailableException | TransactionException notYet) {
            throw notYet;
        } catch (RuntimeException defect) {
            log.error("The cart of {} is not written: {}", user, defect.toString());
            return false;
        }
    }
}
