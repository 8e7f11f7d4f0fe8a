package dev.souk.system.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What a shopper does from one empty cart to the next: a function of the seed, the shopper's number and the visit's
 * number alone, so that no response and no time-out changes a later visit.
 *
 * @param lines what is added to the cart
 * @param depositCents what is deposited before; 0 for nothing
 * @param manner how the checkout is sent
 * @param cancelAfter when the order is cancelled, in milliseconds after its response
 * @param accessesForeignOrder whether it tries to read and to cancel the order of another user
 * @param closesAccount whether it closes the account while the order is open
 * @param pauseMillis until the next visit
 */
record Visit(
        List<Line> lines,
        int depositCents,
        Manner manner,
        OptionalInt cancelAfter,
        boolean accessesForeignOrder,
        boolean closesAccount,
        int pauseMillis) {

    /** How a checkout is sent. */
    enum Manner {
        /** Once, and retried under the same key while there is no conclusive response. */
        RETRIED,
        /** Twice at the same time under the same key. */
        DOUBLED,
        /** Once with a short time-out, then retried under the same key while the first may still be executing. */
        IMPATIENT
    }

    /** A line of the cart; the item by its index in the catalog. */
    record Line(int item, int quantity) {}

    private static final List<Manner> MANNERS =
            List.of(Manner.DOUBLED, Manner.IMPATIENT, Manner.RETRIED, Manner.RETRIED, Manner.RETRIED);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static Visit draw(long seed, int shopper, int number, int items) {
        var random = new SplittableRandom(seed ^ GOLDEN * (shopper + 1) ^ Long.rotateLeft(GOLDEN, 17) * (number + 1));
        return new Visit(
                lines(random, items),
                number == 0 || random.nextInt(3) == 0 ? random.nextInt(5, 300) * 1_000 + number % 1_000 : 0,
                MANNERS.get(random.nextInt(MANNERS.size())),
                random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(0, 600)) : OptionalInt.empty(),
                random.nextInt(6) == 0,
                random.nextInt(25) == 0,
                random.nextInt(100, 1_200));
    }

    private static List<Line> lines(SplittableRandom random, int items) {
        var lines = new ArrayList<Line>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            lines.add(new Line(random.nextInt(items), random.nextInt(1, 4)));
        }
        return List.copyOf(lines);
    }
}
