package dev.souk.system.bench.formulas;

import dev.souk.system.bench.result.Table;

/** The table of a law: what it predicts in each setting, and what was measured. */
record Comparisons(Table table) {

    /** In percent: twice what two measurements of the same differ by on a machine that is not quiet. */
    private static final double TOLERANCE = 15;

    private static final double PERCENT = 100;

    static Table table(String title) {
        return new Table(title, "setting", "unit", "predicted", "measured", "deviation, %", "holds");
    }

    void add(String setting, String unit, Law law, double measured) {
        add(setting, unit, law.predicted(), measured);
    }

    /** Marked if both differ by more than the tolerance. */
    void add(String setting, String unit, double predicted, double measured) {
        double deviation = predicted == measured ? 0 : (measured / predicted - 1) * PERCENT;
        String holds = Math.abs(deviation) <= TOLERANCE ? "yes" : "✗";
        table.add(setting, unit, predicted, measured, deviation, holds);
    }
}
