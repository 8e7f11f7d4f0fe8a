package dev.souk.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The samples of each user. */
@SpringBootApplication
class SampleServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(SampleServiceApplication.class, arguments);
    }
}
