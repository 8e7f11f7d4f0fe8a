package dev.souk.sample;

import dev.souk.common.consumer.TopicProperties;
import dev.souk.sample.sample.SampleEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** The samples of each user. */
@SpringBootApplication(proxyBeanMethods = false)
class SampleServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(SampleServiceApplication.class, arguments);
    }

    /** The topics that the service publishes to; the launcher's {@code Topology} lists them too. */
    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(SampleEvent.TOPIC);
    }
}
