package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.Shards;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The shards that this instance owns. Every relay holds one shared lock that shows its presence, and one exclusive lock
 * for each shard it owns; all belong to one database session and end with it. The fair share of a relay is the number
 * of shards divided by the number of relays, rounded up. Advisory locks with two keys: the first one is the id of the
 * table that this session reads, since several services may share a database, each with a schema of its own.
 */
final class ShardLocks {

    private static final int PRESENCE = 1_000;

    private final JdbcClient session;
    private final TreeSet<Integer> owned = new TreeSet<>();
    private boolean isPresent;

    ShardLocks(JdbcClient session) {
        this.session = session;
        join();
    }

    private void join() {
        isPresent = true;
        call("pg_advisory_lock_shared", PRESENCE);
    }

    Collection<Integer> owned() {
        return Collections.unmodifiableSet(owned);
    }

    boolean owns(int shard) {
        return owned.contains(shard);
    }

    /** Whether all {@code shards}, a bit for each, are owned by this instance. */
    boolean ownAll(int shards) {
        return owned.stream().mapToInt(shard -> 1 << shard).reduce(shards, (left, own) -> left & ~own) == 0;
    }

    /**
     * Leaves all shards to the other relays until the next {@link #rebalance}; false, and no change, without others.
     */
    boolean leave() {
        call("pg_advisory_unlock_shared", PRESENCE);
        isPresent = false;
        if (isAlone()) { // also if all of them leave at the same time
            join();
            return false;
        }
        List.copyOf(owned).forEach(this::unlock);
        return true;
    }

    /** Whether no other relay is present. */
    boolean isAlone() {
        return present() == (isPresent ? 1 : 0);
    }

    /** Releases shards above the fair share, acquires free shards up to it; true if it has acquired one. */
    boolean rebalance() {
        if (!isPresent) {
            join();
        }
        int fairShare = Math.ceilDiv(Shards.COUNT, present());
        while (owned.size() > fairShare) {
            unlock(owned.last());
        }
        boolean hasNewShards = false;
        for (int shard = 0; shard < Shards.COUNT && owned.size() < fairShare; shard++) {
            if (!owned.contains(shard) && call("pg_try_advisory_lock", shard)) {
                hasNewShards |= owned.add(shard);
            }
        }
        return hasNewShards;
    }

    private int present() {
        return session.sql("""
                select count(*) from pg_locks
                where locktype = 'advisory' and granted and classid = 'outbox'::regclass and objid = :presence
                  and database = (select oid from pg_database where datname = current_database())
                """).param("presence", PRESENCE).query(Integer.class).single();
    }

    private void unlock(int shard) {
        call("pg_advisory_unlock", shard);
        owned.remove(shard);
    }

    /** What a function of PostgreSQL does with one of these locks; false also from one that returns nothing. */
    private boolean call(String function, int key) {
        return session.sql("select " + function + "('outbox'::regclass::oid::int, :key)::text = 'true'")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }
}
