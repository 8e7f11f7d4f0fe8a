package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a service cannot register under its own name. */
@RegistryTest
@TestPropertySource(properties = "spring.main.cloud-platform=kubernetes") // where Spring Boot trusts more headers
class RegistrationRulesIT {

    private static final TestInstance CART = TestInstance.of("cart-service");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "localhost", "127.0.0.2", "shop.example"})
    void anAddressOfSomebodyElseIsRefused(String address) {
        assertThat(cart().register(CART.address(address))).isEqualTo(403);
        assertThat(cart().register(CART.host(address))).isEqualTo(403);
    }

    @Test
    void theAddressOfTheCallerIsNotWhatAHeaderSays() {
        HttpRequest.Builder registration = cart().request("/eureka/apps/CART-SERVICE")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.0.0.1")
                .POST(BodyPublishers.ofString(
                        CART.address("10.0.0.1").host("10.0.0.1").json()));

        assertThat(RegistryCaller.send(registration).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "cart-service,user-service", "USER-SERVICE"})
    void theVirtualAddressOfAnotherServiceIsRefused(String virtualAddress) {
        assertThat(cart().register(CART.virtualAddress(virtualAddress))).isEqualTo(403);
        assertThat(cart().get("/eureka/vips/user-service").body()).doesNotContain("cart-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vipAddress", "secureVipAddress"})
    void eachOfTheTwoVirtualAddressesIsThatOfTheService(String which) {
        String entry = "\"%s\": \"%s\"";
        String instance =
                CART.json().replace(entry.formatted(which, CART.app()), entry.formatted(which, "user-service"));

        assertThat(instance).contains("\"user-service\"");
        assertThat(cart().register(CART.app(), instance)).isEqualTo(403);
    }

    @Test
    void whatAnotherRegistryReplicatesIsCheckedExceptTheAddress() {
        var peer = new RegistryCaller(port, "registry-service");
        TestInstance elsewhere = CART.number(77).address("10.0.0.1").host("10.0.0.1");

        assertThat(peer.replicate(elsewhere)).isEqualTo(200);
        assertThat(cart().get(elsewhere.path()).statusCode()).isEqualTo(200);
        assertThat(peer.replicate(CART.number(78).virtualAddress("user-service")))
                .isEqualTo(403);
        assertThat(peer.replicate(CART.number(78).metadata(entries(17)))).isEqualTo(403);
    }

    @Test
    void muchMetadataIsRefused() {
        assertThat(cart().register(CART.metadata(entries(16)))).isEqualTo(204);
        assertThat(cart().register(CART.metadata(entries(17)))).isEqualTo(403);
        assertThat(cart().register(CART.metadata(Map.of("key", "x".repeat(300)))))
                .isEqualTo(403);
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsRead() {
        assertThat(cart().register(CART.metadata(Map.of("key", "x".repeat(20_000)))))
                .isEqualTo(413);
    }

    /** Only a batch of another registry may be larger, whatever a path looks like. */
    @Test
    void aLargeBodyIsRefusedAlsoForAnInstanceThatIsCalledLikeTheReplication() {
        HttpRequest.Builder status = cart().request("/eureka/apps/CART-SERVICE/peerreplication/status?value=UP")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"a\":\"%s\"}".formatted("x".repeat(20_000))));

        assertThat(RegistryCaller.send(status).statusCode()).isEqualTo(413);
    }

    @Test
    void anApplicationHasALimitedNumberOfInstances() {
        var large = new RegistryCaller(port, "large-service");
        TestInstance instance = TestInstance.of("large-service");
        IntStream.range(0, 50)
                .forEach(i -> assertThat(large.register(instance.number(i))).isEqualTo(204));

        assertThat(large.register(instance.number(50))).isEqualTo(403);
        assertThat(large.register(instance.number(49))).as("known already").isEqualTo(204);
        assertThat(new RegistryCaller(port, "registry-service").replicate(instance.number(51)))
                .as("counted by the registry that replicates it")
                .isEqualTo(200);
    }

    /** Eureka discards a batch that is refused, with the changes of all services in it. */
    @Test
    void aBatchOfLargeRegistrationsIsRead() {
        Map<String, String> metadata = entries(16);
        metadata.replaceAll((_, _) -> "x".repeat(250));
        TestInstance[] instances = IntStream.range(0, 200)
                .mapToObj(TestInstance.of("many-service").metadata(metadata)::number)
                .toArray(TestInstance[]::new);

        assertThat(new RegistryCaller(port, "registry-service").replicate(instances))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml", "application/x-www-form-urlencoded", "application/*"})
    void onlyJsonIsRead(String type) {
        assertThat(post(type).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html"})
    void onlyJsonIsWritten(String type) {
        assertThat(read(cart().request("/eureka/apps").header("Accept", type)).statusCode())
                .isEqualTo(406);
    }

    @Test
    void jsonIsTheDefault() {
        var response = read(cart().request("/eureka/apps"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).startsWith("{");
    }

    private HttpResponse<String> post(String type) {
        return RegistryCaller.send(cart().request("/eureka/apps/CART-SERVICE")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("<instance/>")));
    }

    private static HttpResponse<String> read(HttpRequest.Builder request) {
        return RegistryCaller.send(request);
    }

    private static Map<String, String> entries(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
    }

    private RegistryCaller cart() {
        return new RegistryCaller(port, "cart-service");
    }
}
