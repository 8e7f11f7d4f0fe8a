package dev.souk.system.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {

    private final List<String> measured = new ArrayList<>();

    @Test
    void theSidesTakeTurnsInEachRound() throws IOException, InterruptedException {
        Alternation.run(List.of("A", "B"), 3, (side, round) -> measured.add(side + round));

        assertThat(measured).containsExactly("A1", "B1", "A2", "B2", "A3", "B3");
    }

    @Test
    void aFailureEndsIt() {
        assertThatThrownBy(() -> Alternation.run(List.of("A", "B"), 3, (side, round) -> {
                    measured.add(side + round);
                    if (side.equals("B")) {
                        throw new IOException("lost");
                    }
                }))
                .hasMessage("lost");
        assertThat(measured).containsExactly("A1", "B1");
    }
}
