package dev.souk.common;

import dev.souk.common.consumer.TopicProperties;
import dev.souk.common.security.PublicEndpoints;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

@SpringBootApplication(scanBasePackages = "dev.souk.common.sample")
class SampleService {

    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics("sample.notes", "sample.foreign");
    }

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(PublicEndpoints.get("/open"));
    }
}
