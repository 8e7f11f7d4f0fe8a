package dev.souk.order;

import dev.souk.common.consumer.TopicProperties;
import dev.souk.order.saga.OrderEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Starts the order service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class OrderServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(OrderServiceApplication.class, arguments);
    }

    /** The topics that the service publishes to; the launcher's {@code Topology} lists them too. */
    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(OrderEvents.TOPIC);
    }
}
