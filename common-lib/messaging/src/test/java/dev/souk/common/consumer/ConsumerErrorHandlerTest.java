package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConsumerErrorHandlerTest {

    @Test
    void betweenTwoAttemptsThereAreTwoSecondsAtMost() {
        var waits = ConsumerErrorHandler.unlimitedBackOff().start();

        assertThat(LongStream.generate(waits::nextBackOff).limit(10).max()).hasValue(2_000);
    }
}
