package dev.souk.launcher.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.monitoring.RegistryClient.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {

    private static final String REGISTERED = """
            {"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[
             {"name":"ORDER-SERVICE","instance":[
              {"instanceId":"a","ipAddr":"10.213.89.6","vipAddress":"order-service","status":"UP",
               "port":{"$":8080,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},
               "metadata":{"management.port":"8080"}}]},
             {"name":"GATEWAY-SERVICE","instance":[
              {"instanceId":"b","ipAddr":"10.213.89.7","vipAddress":"gateway-service","status":"OUT_OF_SERVICE",
               "secureVipAddress":"gateway-service","port":{"$":80,"@enabled":"false"},
               "securePort":{"$":8443,"@enabled":"true"},"metadata":{"management.port":"8081"}},
              {"instanceId":"c","ipAddr":"10.213.89.8","secureVipAddress":"gateway-service","status":"UP",
               "securePort":{"$":8443,"@enabled":"true"}}]}]}}""";

    private final HttpServer registry;

    RegistryClientTest() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/eureka/apps", exchange -> reply(exchange, isOperator(exchange) ? 200 : 401));
        registry.start();
    }

    @AfterEach
    void close() {
        registry.stop(0);
    }

    @Test
    void anInstanceIsReadWithItsPortAndItsStatus() throws Exception {
        assertThat(client("secret").instances(url()))
                .containsExactly(
                        new Instance(8080, false, "UP"),
                        new Instance(8443, true, "OUT_OF_SERVICE"),
                        new Instance(8443, true, "UP"));
    }

    @Test
    void whoeverIsNotTheOperatorIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client("guessed").instances(url()))
                .withMessageContaining("401");
    }

    private static RegistryClient client(String password) {
        return new RegistryClient(HttpClient.newHttpClient(), Duration.ofSeconds(2), password);
    }

    private String url() {
        return "http://localhost:" + registry.getAddress().getPort();
    }

    private static boolean isOperator(HttpExchange exchange) {
        return "Basic b3BlcmF0b3I6c2VjcmV0".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            byte[] bytes = REGISTERED.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
