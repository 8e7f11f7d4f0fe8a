package dev.souk.system.bench.formulas.law;

/**
 * S(n) = 1 / (s + (1 − s) / n) (Gene Amdahl, 1967): how much faster n instances are than one, if a part of the work
 * cannot be shared.
 *
 * @param serialFraction the part that cannot be shared, from 0 to 1; more than 1 if a second instance made it slower
 */
public record AmdahlsLaw(double serialFraction) {

    /** The law that has this speed-up with so many instances, of which there are at least two. */
    public static AmdahlsLaw fitted(int instances, double speedUp) {
        return new AmdahlsLaw((instances / speedUp - 1) / (instances - 1));
    }

    /** The speed-up with so many instances. */
    public double speedUp(int instances) {
        return 1 / (serialFraction + (1 - serialFraction) / instances);
    }
}
