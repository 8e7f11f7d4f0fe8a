package dev.souk.common.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dead letters of this service, for an admin: list, inspect, replay, discard. */
public final class DeadLetters {

    private final DeadLetterRepository letters;
    private final DeadLetterReplay replay;

    DeadLetters(DeadLetterRepository letters, DeadLetterReplay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    /** At most {@code limit} dead letters with ids greater than {@code after}, oldest first. */
    public List<DeadLetterSummary> page(UUID after, int limit) {
        return letters.page(after, limit);
    }

    /** One dead letter with headers and value. */
    public Optional<DeadLetterDetail> find(UUID id) {
        return letters.find(id).map(DeadLetterDetail::of);
    }

    /** Delivers the record to its listener again, in the caller's transaction. */
    public ReplayResult replay(UUID id) {
        return replay.replay(id);
    }

    /** Deletes the dead letter, which is never processed then; false if there is none. */
    public boolean discard(UUID id) {
        return letters.take(id).isPresent();
    }
}
