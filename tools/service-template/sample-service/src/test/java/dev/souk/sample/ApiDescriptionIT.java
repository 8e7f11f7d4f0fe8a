package dev.souk.sample;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiDescriptionContract;
import dev.souk.testing.http.TestApi;

@SoukTest
class ApiDescriptionIT extends ApiDescriptionContract {

    ApiDescriptionIT(TestApi api) {
        super(api);
    }
}
