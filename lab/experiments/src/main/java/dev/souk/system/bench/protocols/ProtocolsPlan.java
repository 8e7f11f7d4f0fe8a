package dev.souk.system.bench.protocols;

import dev.souk.system.bench.formulas.law.TransferTime;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param users who call at once, each on a connection
 * @param warmUp of load before each figure
 * @param window of load for one figure
 * @param calls whose bytes are counted
 * @param slow calls over the slow network, after the first
 * @param network that is slow
 * @param silence for which a client may wait while its packets are lost
 */
record ProtocolsPlan(
        boolean brief,
        int users,
        Duration warmUp,
        Duration window,
        int calls,
        int slow,
        TransferTime network,
        Duration silence) {

    /**
     * Fifty milliseconds in each direction: another continent. Its rate, a hundred megabits a second, is no limit here.
     */
    private static final TransferTime FAR = new TransferTime(50, 12_500_000);

    static ProtocolsPlan full() {
        return new ProtocolsPlan(
                false, 4, Duration.ofSeconds(3), Duration.ofSeconds(6), 25, 10, FAR, Duration.ofSeconds(30));
    }

    /** Two minutes. */
    static ProtocolsPlan shortForm() {
        return new ProtocolsPlan(
                true, 2, Duration.ofSeconds(1), Duration.ofSeconds(1), 5, 2, FAR, Duration.ofSeconds(3));
    }
}
