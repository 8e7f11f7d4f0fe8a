package dev.souk.system.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.result.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonsTest {

    @ParameterizedTest
    @CsvSource({"20, 25, 25, ✗", "20, 16, -20, ✗", "100, 115, 15, yes", "100, 85.1, -14.9, yes"})
    void aLawIsMarkedWhereTheMeasurementDiffersByMoreThanTheTolerance(
            double predicted, double measured, double deviation, String holds) {
        Table table = Comparisons.table("Little's law");

        new Comparisons(table).add("16 customers", "ms", predicted, measured);

        assertThat(table.rows().getFirst())
                .containsEntry("deviation", deviation)
                .containsEntry("holds", holds);
    }
}
