package dev.souk.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwaggerUiIT extends AbstractGatewayIT {

    @Test
    void theShortPathRedirectsToThePage() {
        var response = call("GET", "/swagger-ui.html");

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(call("HEAD", "/swagger-ui.html").statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).contains("/swagger-ui/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "swagger-ui.css",
                "swagger-ui-bundle.js",
                "swagger-ui-standalone-preset.js",
                "swagger-initializer.js"
            })
    void everyFileOfThePageIsServed(String file) {
        assertThat(call("GET", "/swagger-ui/" + file).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageListsTheThreeServices() {
        assertThat(call("GET", "/swagger-ui/swagger-initializer.js").body())
                .contains("user-service", "cart-service", "order-service", "persistAuthorization: true")
                .doesNotContain("petstore");
    }
}
