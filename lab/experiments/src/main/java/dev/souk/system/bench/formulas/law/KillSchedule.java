package dev.souk.system.bench.formulas.law;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two parts are each down for one n-th of n² slots of equal length, and both at once in one of them: as often as if
 * they failed independently. Random failures would need hours for that.
 *
 * @param n how many slots there are for each one in which a part is down
 * @param slot its length
 */
public record KillSchedule(int n, Duration slot) {

    /**
     * A part is down from the beginning of a slot.
     *
     * @param first the slot, from 0
     * @param slots how many
     */
    public record Outage(int first, int slots) {

        /** Whether it is down in this slot. */
        public boolean covers(int number) {
            return number >= first && number < first + slots;
        }
    }

    /** How many slots there are. */
    public int slots() {
        return n * n;
    }

    /** From the beginning of the first slot to the end of the last one. */
    public Duration length() {
        return slot.multipliedBy(slots());
    }

    /** One long outage. */
    public List<Outage> ofFirst() {
        return List.of(new Outage(0, n));
    }

    /** A short one in each n-th slot. */
    public List<Outage> ofSecond() {
        return IntStream.range(0, n).mapToObj(each -> new Outage(each * n, 1)).toList();
    }
}
