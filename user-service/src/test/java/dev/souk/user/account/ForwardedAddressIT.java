package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The address of a client: as the gateway reports it, and nobody else. */
@SoukTest
class ForwardedAddressIT {

    private final TestApi api;
    private final ServletWebServerApplicationContext context;

    ForwardedAddressIT(TestApi api, ServletWebServerApplicationContext context) {
        this.api = api;
        this.context = context;
    }

    @Test
    void aStrangerCannotUseUpTheIdempotencyKeyOfOthers() {
        register("203.0.113.1").expect(201);

        register("203.0.113.2").expect(201);
        register("2001:db8:0:1::1").expect(201);
        register("2001:db8:0:2::1").expect(201);
    }

    @Test
    void onePersonsNetworkHasOneNamespaceOfKeys() {
        register("2001:db8:0:3::1").expect(201);

        assertThat(register("2001:db8:0:3::2").expect(422).problem()).isEqualTo("idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "192.168.1.7, false", "10.1.2.3, false", "172.17.0.1, false"})
    void onlyTheGatewayOnThisMachineIsBelieved(String peer, boolean isBelieved) throws UnknownHostException {
        var tomcat = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        String networks = Stream.of(tomcat.getTomcat().getEngine().getPipeline().getValves())
                .filter(RemoteIpValve.class::isInstance)
                .map(valve -> ((RemoteIpValve) valve).getInternalProxies())
                .findFirst()
                .orElseThrow();

        assertThat(NetMaskSet.parse(networks).contains(peer)).isEqualTo(isBelieved);
    }

    private ApiResponse register(String address) {
        ApiClient stranger = api.anonymous().with("Idempotency-Key", "1").with("X-Forwarded-For", address);
        return stranger.post(
                "/users",
                Map.of("email", UUID.randomUUID() + "@souk.example", "name", "Ada", "password", TestCustomer.PASSWORD));
    }
}
