package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.law.KillSchedule;
import dev.souk.system.bench.formulas.law.TransferTime;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param customers who shop; each has a connection
 * @param window of load for one figure
 * @param warmUp of load before the first figure of a number of instances
 * @param users numbers of concurrent customers for Little's law
 * @param orders whose consistency latency is measured; the console keeps the traces of about a hundred
 * @param traces of reads, at most
 * @param perSecond reads that are all traced
 * @param link the network of the transfer times
 * @param reads of one page over it
 * @param kills the schedule of each measurement of availability
 */
record FormulasPlan(
        boolean brief,
        int customers,
        Duration window,
        Duration warmUp,
        List<Integer> users,
        int orders,
        int traces,
        double perSecond,
        TransferTime link,
        int reads,
        KillSchedule kills) {

    /** Ten milliseconds and two megabits a second: a slow mobile connection, on which each term is seen. */
    private static final TransferTime MOBILE = new TransferTime(10, 250_000);

    private static final int CUSTOMERS = 48;

    static FormulasPlan full() {
        return new FormulasPlan(
                false,
                CUSTOMERS,
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                List.of(1, 4, 16, CUSTOMERS),
                90,
                150,
                15,
                MOBILE,
                20,
                new KillSchedule(3, Duration.ofSeconds(12)));
    }

    /** Two minutes. */
    static FormulasPlan shortForm() {
        return new FormulasPlan(
                true,
                16,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                List.of(1, 16),
                5,
                15,
                10,
                MOBILE,
                3,
                new KillSchedule(2, Duration.ofSeconds(8)));
    }
}
