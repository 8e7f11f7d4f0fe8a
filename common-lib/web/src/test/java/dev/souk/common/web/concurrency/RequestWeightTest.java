package dev.souk.common.web.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestWeightTest {

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "limit=1, 1",
        "limit=20, 1",
        "limit=21, 2",
        "cursor=a&limit=100, 5",
        "limit=999, 5",
        "limit=abc, 1",
        "limit=0, 1",
        "limit=%zz, 1",
        "unlimit=100, 1"
    })
    void aPageWeighsAsMuchAsItsRows(String query, int permits) {
        var request = new MockHttpServletRequest("GET", "/items");
        request.setQueryString(query);

        assertThat(RequestWeight.of(request)).isEqualTo(permits);
    }
}
