package dev.souk.system.bench.formulas.law;

/**
 * A request and its response take a round trip of the network, and what their bytes take at its rate.
 *
 * @param latencyMillis in one direction
 * @param bytesPerSecond in each direction
 */
public record TransferTime(double latencyMillis, double bytesPerSecond) {

    private static final double MILLIS = 1_000;

    /** Both directions together. */
    public double millis(double requestBytes, double responseBytes) {
        return 2 * latencyMillis + (requestBytes + responseBytes) / bytesPerSecond * MILLIS;
    }

    /**
     * The bytes of responses in a second, if so many connections ask again and again: what they can ask for, or the
     * rate.
     *
     * @param exchangeMillis of one exchange that has the network for itself
     */
    public double goodput(int connections, double responseBytes, double exchangeMillis) {
        return Math.min(bytesPerSecond, connections * responseBytes / exchangeMillis * MILLIS);
    }
}
