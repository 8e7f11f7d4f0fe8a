package dev.souk.system.bench.window;

import java.util.Map;

/**
 * What failed on one side. A cold system may reject what it cannot do yet, which is no error of what is measured; in
 * the brief form no system is ever warm.
 */
public final class SideFailures {

    private final Failures whileCold;
    private final Failures whileMeasured;

    /** Of a side with this label. */
    public SideFailures(String label, boolean brief) {
        this.whileCold = new Failures(label);
        this.whileMeasured = brief ? whileCold : new Failures(label);
    }

    /** Of a load that is not measured. */
    public Failures whileCold() {
        return whileCold;
    }

    /** Of a load that is measured. */
    public Failures whileMeasured() {
        return whileMeasured;
    }

    /**
     * How often something failed in what was measured on a warm system, by kind: it is no result unless it is empty.
     */
    public Map<String, Long> errors() {
        return whileMeasured == whileCold ? Map.of() : whileMeasured.counts();
    }
}
