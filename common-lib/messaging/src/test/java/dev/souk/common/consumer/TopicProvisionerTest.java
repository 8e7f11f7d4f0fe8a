package dev.souk.common.consumer;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

class TopicProvisionerTest {

    @Test
    void topicsThatAreGoneAreCreatedAgain() {
        KafkaAdmin admin = mock();
        var topics = new TopicProvisioner(admin);

        topics.createMissing();
        topics.createMissing();
        verify(admin, times(1)).initialize();

        topics.again();
        topics.createMissing();
        verify(admin, times(2)).initialize();
    }
}
