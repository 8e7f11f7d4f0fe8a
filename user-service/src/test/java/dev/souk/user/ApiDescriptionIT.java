package dev.souk.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiDescription;
import dev.souk.testing.http.TestApi;
import org.junit.jupiter.api.Test;

@SoukTest
class ApiDescriptionIT {

    private final TestApi api;

    ApiDescriptionIT(TestApi api) {
        this.api = api;
    }

    @Test
    void theDescriptionHasTheNamesOfTheJson() {
        assertThat(ApiDescription.of(api).names())
                .contains("access_token", "balance_cents", "amount_cents")
                .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }
}
