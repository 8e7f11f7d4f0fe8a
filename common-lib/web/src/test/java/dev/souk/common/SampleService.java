package dev.souk.common;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

@SpringBootApplication(scanBasePackages = "dev.souk.common.sample")
class SampleService {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("sample.notes", "sample.foreign");
    }

    @Bean
    PublicEndpoints openPaths() {
        return new PublicEndpoints(List.of(new PublicEndpoints.Open(HttpMethod.GET, "/open")));
    }
}
