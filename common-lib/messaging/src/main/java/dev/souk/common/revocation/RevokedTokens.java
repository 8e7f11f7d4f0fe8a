package dev.souk.common.revocation;

import dev.souk.common.database.AfterCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The revoked access tokens, as this instance knows them. It reads all rows at the start, every minute and after a
 * failure, and in between those of the last seconds. While the database is unavailable it keeps what it knows.
 */
public final class RevokedTokens {

    private static final long NO_VERSION_IS_VALID = Long.MAX_VALUE;
    private static final Duration RELOAD_INTERVAL = Duration.ofMinutes(1);

    /** A row has the time of its statement and is visible after the commit; a transaction is shorter than this. */
    private static final Duration RECENT = Duration.ofSeconds(30);

    private final RevocationRepository repository;
    private final RevocationProperties properties;
    private final InstantSource clock;
    private final Map<UUID, Long> lowestVersions = new ConcurrentHashMap<>();
    private volatile boolean isComplete; // false: who is not in the map is looked up in the database
    private long pollsUntilReload;
    private Instant lastRead;

    RevokedTokens(RevocationRepository repository, RevocationProperties properties, InstantSource clock) {
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
        this.lastRead = clock.instant();
    }

    /** Revokes the tokens of the subject with a version below this one. Runs in the caller's transaction. */
    public void revokeBelow(UUID subject, long lowestVersion) {
        repository.store(subject, lowestVersion);
        AfterCommit.run(() -> lowestVersions.merge(subject, lowestVersion, Math::max));
    }

    /** Revokes all tokens of the subject. Runs in the caller's transaction. */
    public void revokeAll(UUID subject) {
        revokeBelow(subject, NO_VERSION_IS_VALID);
    }

    /** Whether a token of this version is revoked. Throws {@code DataAccessException} if that cannot be found out. */
    public boolean isRevoked(UUID subject, long version) {
        boolean wasComplete = isComplete;
        @Nullable Long lowest = lowestVersions.get(subject);
        if (lowest == null && !(wasComplete && isComplete)) { // a reload may have come in between
            lowest = repository.lowestVersion(subject).orElse(null);
        }
        return lowest != null && version < lowest;
    }

    /** Reads what has changed; after a process was suspended, also what has changed meanwhile. */
    @Scheduled(fixedDelayString = "${souk.revocation.poll-interval:1s}")
    synchronized void refresh() {
        Instant now = clock.instant();
        Duration sinceLast = Duration.between(lastRead, now).abs(); // a clock can be set back
        if (pollsUntilReload <= 0) { // below, if a poll is rarer than a reload
            reload(); // and then what was stored while it read
        }
        long remaining = pollsUntilReload - 1;
        pollsUntilReload = 0; // if the next line fails, the next poll reads all rows
        repository
                .recordedWithin(RECENT.plus(sinceLast), properties.maxEntries())
                .forEach((subject, lowest) -> lowestVersions.merge(subject, lowest, Math::max));
        lastRead = now;
        pollsUntilReload = !isComplete || lowestVersions.size() < properties.maxEntries() ? remaining : 0;
    }

    /** What was revoked here meanwhile stays. */
    private void reload() {
        var before = Map.copyOf(lowestVersions);
        var all = repository.recordedWithin(properties.retention(), properties.maxEntries());
        if (all.size() == properties.maxEntries()) {
            isComplete = false; // before anything is removed
        }
        all.forEach((subject, lowest) -> lowestVersions.merge(subject, lowest, Math::max));
        before.entrySet().stream()
                .filter(old -> !all.containsKey(old.getKey()))
                .forEach(old -> lowestVersions.remove(old.getKey(), old.getValue()));
        isComplete = all.size() < properties.maxEntries();
        pollsUntilReload = RELOAD_INTERVAL.dividedBy(properties.pollInterval());
    }
}
