package dev.souk.architecture.broken.gateway;

import org.springframework.kafka.annotation.KafkaListener;

class Listener {

    @KafkaListener(topics = "any")
    void on(String text) {}
}
