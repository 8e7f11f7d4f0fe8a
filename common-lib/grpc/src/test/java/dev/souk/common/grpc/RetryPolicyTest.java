package dev.souk.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void onlyTheseMethodsAreRetried() {
        assertThat(RetryPolicy.of(List.of("souk.user.v1.UserService/GetUser")))
                .containsKey("retryThrottling")
                .extractingByKey("methodConfig")
                .asString()
                .contains("service=souk.user.v1.UserService", "method=GetUser", "maxAttempts=2.0");
    }

    @Test
    void withoutSuchMethodsThereIsNoPolicy() {
        assertThat(RetryPolicy.of(List.of())).isEqualTo(Map.of());
    }
}
