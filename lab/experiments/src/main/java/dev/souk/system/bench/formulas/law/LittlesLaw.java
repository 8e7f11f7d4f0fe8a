package dev.souk.system.bench.formulas.law;

/**
 * L = λW (John Little, 1961): the mean number in a stable system is the rate of arrivals times the mean time that each
 * of them stays, whatever the distributions are.
 */
public final class LittlesLaw {

    private LittlesLaw() {}

    /** The mean number in the system. */
    public static double number(double perSecond, double seconds) {
        return perSecond * seconds;
    }
}
