package dev.souk.system.bench.figure;

/** Figures as they are printed and stored. */
public final class Decimals {

    private Decimals() {}

    /** With at most that many digits after the point. */
    public static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
