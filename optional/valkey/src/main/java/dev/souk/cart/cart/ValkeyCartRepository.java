package dev.souk.cart.cart;

import dev.souk.cart.valkey.Valkey;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.database.AfterCommit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carts in Valkey, a document for each user. Who changes one replaces the document that he has read, and reads it again
 * if another one was faster. A cart that is not there yet is taken over from the database.
 */
@Primary
@Repository
@ConditionalOnProperty(name = "souk.cart.store", havingValue = "valkey")
class ValkeyCartRepository extends CartRepository implements SmartLifecycle {

    static final RedisScript<Long> REPLACE = Valkey.script("replace-cart.lua", Long.class);

    private static final Logger log = LoggerFactory.getLogger(ValkeyCartRepository.class);
    private static final int ATTEMPTS = 50;
    private static final int MAX_PENDING = 10_000;
    private static final int LAST_SECONDS = 2;

    final Valkey valkey;
    final StoredCartRepository tables;
    final Clock clock;
    private final JsonMapper json;
    private final IdGenerator ids;
    private final Queue<Runnable> pending = new LinkedBlockingQueue<>(MAX_PENDING);

    ValkeyCartRepository(JdbcClient jdbc, Valkey valkey, JsonMapper json, IdGenerator ids, Clock clock) {
        super(jdbc);
        this.valkey = valkey;
        this.tables = new StoredCartRepository(jdbc);
        // A newer version that was rolled back may have added a field.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.ids = ids;
        this.clock = clock;
    }

    /** The key of the document. */
    static String key(UUID userId) {
        return "souk:cart:" + userId;
    }

    /** Empty if there is none. */
    String document(UUID userId) {
        return Objects.requireNonNullElse(
                valkey.call(commands -> commands.opsForValue().get(key(userId))), "");
    }

    private String orStored(UUID userId, String document) {
        return document.isEmpty() ? tables.document(userId) : document;
    }

    private StoredCart parsed(String document) {
        return json.readValue(document, StoredCart.class);
    }

    @Override
    CartView view(UUID userId) {
        String document = orStored(userId, document(userId));
        return CartView.of(tables.lines(document), parsed(document).version());
    }

    @Override
    boolean change(UUID userId, Function<Cart, Map<UUID, CartLine>> change) {
        return replace(userId, (before, version) -> before.with(change.apply(before.cart()), version));
    }

    /**
     * Returns whether the cart is open afterwards. The versions of one that was not in Valkey go on from the time:
     * should Valkey lose it, no version is used twice.
     */
    private boolean replace(UUID userId, BiFunction<StoredCart, Long, StoredCart> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String document = document(userId);
            StoredCart before = parsed(orStored(userId, document));
            long next = Math.max(before.version() + 1, document.isEmpty() ? clock.millis() : 0);
            StoredCart after = before.closed() ? before : change.apply(before, next);
            if (after.equals(before) || replaced(userId, document, json.writeValueAsString(after.by(ids.next())))) {
                return !after.closed();
            }
        }
        throw new OptimisticLockingFailureException("Others change the cart all the time");
    }

    /** Whether nobody else has changed the cart since. */
    boolean replaced(UUID userId, String document, String newDocument) {
        return valkey.run(REPLACE, List.of(key(userId)), document, newDocument) == 1;
    }

    /**
     * After the commit: a document cannot be rolled back, and an order must not wait for Valkey. If this process is
     * killed in between, what was ordered stays in the cart.
     */
    @Override
    void changeByEvent(UUID userId, Function<Cart, Map<UUID, CartLine>> change) {
        later(() -> change(userId, change));
    }

    /** In the database as well: there it is in the transaction of the event. */
    @Override
    void close(UUID userId) {
        super.close(userId);
        later(() -> closeDocument(userId));
    }

    boolean closeDocument(UUID userId) {
        return replace(userId, StoredCart::close);
    }

    private void later(Runnable change) {
        AfterCommit.run(() -> {
            if (!pending.offer(change)) {
                log.warn("A cart keeps what was ordered: {} others wait for Valkey", MAX_PENDING);
            }
        });
    }

    @Scheduled(fixedDelayString = "${souk.cache.flush-interval:200ms}")
    synchronized void catchUpInTurn() {
        catchUp();
    }

    /** Does what waits for Valkey, or for the database, in its order; what comes meanwhile waits for the next time. */
    void catchUp() {
        for (int left = pending.size(); left > 0; left--) {
            try {
                pending.element().run();
            } catch (DataAccessException | TransactionException notYet) {
                return;
            } catch (RuntimeException defect) {
                log.error("A cart keeps what was ordered, or stays open", defect);
            }
            pending.remove();
        }
    }

    /** What would be lost is done now, as far as there is time. */
    @Override
    public void stop() {
        var _ = CompletableFuture.runAsync(this::catchUpInTurn)
                .completeOnTimeout(null, LAST_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** After the callers, and before the connection to Valkey. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {}

    @Override
    public boolean isRunning() {
        return true;
    }
}
