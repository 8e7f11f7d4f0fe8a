package dev.souk.common;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(scanBasePackages = "dev.souk.common.sample")
class SampleService {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("sample.notes", "sample.foreign");
    }

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(PublicEndpoints.Endpoint.get("/open"));
    }
}
