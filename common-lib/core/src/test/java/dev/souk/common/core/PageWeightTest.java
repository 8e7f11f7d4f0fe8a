package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageWeightTest {

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "limit=1, 1",
        "limit=20, 1",
        "limit=21, 2",
        "cursor=a&limit=100, 5",
        "limit=999, 5",
        "limit=abc, 1",
        "limit=-100, 1",
        "limit=0, 1",
        "limit=%zz, 1",
        "%zz=100, 1",
        "limit, 1",
        "unlimit=100, 1"
    })
    void aPageWeighsAsMuchAsItsRows(String query, int weight) {
        assertThat(PageWeight.of(query)).isEqualTo(weight);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%6cimit=100",
                "l%69m%69t=100",
                "limit=%31%30%30",
                "limit=%2b100",
                "limit=00000000000000000100",
                "limit=1&limit=100",
                "limit=100&limit=1"
            })
    void noSpellingOfALongPageMakesItLight(String query) {
        assertThat(PageWeight.of(query)).isEqualTo(PageWeight.MAX);
    }

    @Test
    void itemsByTheirIdsWeighAsMuchAsAPageOfThem() {
        assertThat(List.of("&id=1", ",1", "%2C1", "%2c1"))
                .allSatisfy(next ->
                        assertThat(PageWeight.of("id=1" + next.repeat(49))).isEqualTo(3));
    }

    @Test
    void aRequestWithoutAQueryWeighsOne() {
        assertThat(PageWeight.of(null)).isEqualTo(1);
    }
}
