package dev.souk.common.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

class SecureInstancesDiscoveryClientTest {

    @Test
    void anInstanceWithoutTlsDoesNotExistForCallers() {
        var secure = new DefaultServiceInstance("a", "cart-service", "127.0.0.1", 1, true);
        var plain = new DefaultServiceInstance("b", "cart-service", "127.0.0.1", 2, false);
        DiscoveryClient all = mock();
        when(all.getInstances("cart-service")).thenReturn(List.of(plain, secure));

        assertThat(new SecureInstancesDiscoveryClient(all).getInstances("cart-service"))
                .singleElement()
                .isSameAs(secure);
    }
}
