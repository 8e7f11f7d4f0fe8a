package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.netflix.eureka.EurekaClientConfigBean;

class RegistryUrlsTest {

    @Test
    void severalRegistriesHaveAUrlEachWithTheSameAccount() {
        assertThat(RegistryUrls.expand("https://cart-service:secret@one:1,two:2/eureka/"))
                .isEqualTo("https://cart-service:secret@one:1/eureka/,https://cart-service:secret@two:2/eureka/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cart-service:secret@one:1/eureka/",
                "http://one:1/eureka/,http://two:2/eureka/",
                "http://a:b@one:1/eureka/,http://a:b@two:2/eureka/"
            })
    void whatNamesEachRegistryStaysAsItIs(String url) {
        assertThat(RegistryUrls.expand(url)).isEqualTo(url);
    }

    @Test
    void theRegistryClientSeesEachOfThem() {
        var client = new EurekaClientConfigBean();
        client.setServiceUrl(new HashMap<>(Map.of("defaultZone", "http://a:b@one:1,two:2/eureka/")));

        new RegistryUrls().postProcessAfterInitialization(client, "eurekaClientConfigBean");

        assertThat(client.getEurekaServerServiceUrls("defaultZone"))
                .containsExactly("http://a:b@one:1/eureka/", "http://a:b@two:2/eureka/");
    }
}
