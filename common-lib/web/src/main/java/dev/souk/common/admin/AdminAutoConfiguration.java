package dev.souk.common.admin;

import dev.souk.common.deadletter.DeadLetters;
import dev.souk.common.outbox.parked.ParkedEventRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The admin endpoints of messaging. */
@AutoConfiguration
class AdminAutoConfiguration {

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters) {
        return new DeadLetterController(letters);
    }

    @Bean
    ParkedEventController parkedEventController(ParkedEventRepository parked) {
        return new ParkedEventController(parked);
    }
}
