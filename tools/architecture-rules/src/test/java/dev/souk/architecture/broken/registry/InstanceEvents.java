package dev.souk.architecture.broken.registry;

import org.springframework.kafka.annotation.KafkaListener;

class InstanceEvents {

    @KafkaListener(topics = "any")
    void on(String text) {}
}
