package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestPropertySource;

/** A broker that does not allow so short a session. */
@SoukTest
@TestPropertySource(properties = "spring.kafka.consumer.properties.session.timeout.ms=900")
class RejectedConsumerIT {

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    private final TestApi api;

    RejectedConsumerIT(TestApi api) {
        this.api = api;
    }

    @Test
    void theFailureIsLoggedOnceASecondAndTheServiceIsNotReady() {
        said.start();
        var log = (Logger) LoggerFactory.getLogger(ConsumerErrorHandler.class);
        log.addAppender(said);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> said.list.size() >= 3);

        assertThat(said.list.getLast().getFormattedMessage()).contains("sample.foreign", "session timeout");
        assertThat(said.list.getLast().getTimeStamp() - said.list.getFirst().getTimeStamp())
                .isGreaterThanOrEqualTo(2_000);
        assertThat(api.anonymous().get("/actuator/health/readiness").status()).isEqualTo(503);
        log.detachAppender(said);
    }
}
