package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.result.RelationFigures.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationFiguresTest {

    @Test
    void theDeviationIsThatOfTheMeasurementInPercentOfThePrediction() {
        assertThat(Line.of("16 customers", "ms", 20, 25).deviationPercent()).isEqualTo(25);
        assertThat(Line.of("16 customers", "ms", 20, 15).deviationPercent()).isEqualTo(-25);
    }

    @Test
    void aRelationStopsToHoldWhereTheDeviationExceedsTheTolerance() {
        RelationFigures relation = RelationFigures.of(
                "Little's law",
                "L = λ · W",
                List.of(Line.of("16 customers", "1", 100, 115), Line.of("48 customers", "1", 100, 84.9)),
                List.of());

        assertThat(relation.stopsAt()).containsExactly("48 customers");
        assertThat(relation.table()).last().asString().contains("84.9").endsWith("✗");
        assertThat(relation.table().get(1)).doesNotContain("✗");
    }
}
