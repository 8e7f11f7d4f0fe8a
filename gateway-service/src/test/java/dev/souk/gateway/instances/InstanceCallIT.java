package dev.souk.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.common.deadline.RequestTimeoutHeader;
import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.gateway.AbstractOtherPoliciesIT;
import dev.souk.gateway.FakeService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;

/** order-service has two instances here, cart-service has one. */
class InstanceCallIT extends AbstractOtherPoliciesIT {

    private static final int CALLS = 12;

    @Test
    void aResponseNamesTheInstanceThatAnswered() {
        List<String> names = IntStream.range(0, CALLS)
                .mapToObj(call -> servedBy(callAsUser("GET", "/orders/1")))
                .toList();

        assertThat(names).containsOnly(id(ORDERS), id(MORE_ORDERS));
    }

    @Test
    void theNameIsNotTheOneThatAServiceClaims() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Served-By", "somebody");
            FakeService.send(exchange, 200, "{}");
        });

        assertThat(servedBy(callAsUser("GET", "/cart"))).isEqualTo(id(CARTS));
    }

    @Test
    void aResponseOfTheGatewayItselfNamesNoInstance() {
        CARTS.kill();

        assertThat(callAsUser("DELETE", "/cart").headers().map()).doesNotContainKey("Served-By");
    }

    @Test
    void eachCallIsCountedByInstanceAndOutcome(@Autowired MeterRegistry metrics) {
        double before = counted(metrics, CARTS, "success");
        double errors = counted(metrics, CARTS, "error");
        callAsUser("GET", "/cart");
        CARTS.answer(500);
        callAsUser("GET", "/cart");

        assertThat(counted(metrics, CARTS, "success")).isEqualTo(before + 1);
        assertThat(counted(metrics, CARTS, "error")).isEqualTo(errors + 1);
    }

    @Test
    void aClientThatHardlyWaitsSaysNothingAboutTheInstance(@Autowired MeterRegistry metrics) {
        double before = counted(metrics, CARTS, "rejected");
        double cancelled = counted(metrics, CARTS, "cancelled");
        CARTS.answer(503);

        call(
                "DELETE",
                "/cart",
                request -> request.header(RequestTimeoutHeader.NAME, "0")
                        .header("Authorization", "Bearer " + ISSUER.token()));

        assertThat(counted(metrics, CARTS, "rejected")).isEqualTo(before);
        assertThat(counted(metrics, CARTS, "cancelled")).isEqualTo(cancelled + 1);
        callAsUser("DELETE", "/cart");
        assertThat(counted(metrics, CARTS, "rejected")).isEqualTo(before + 1);
    }

    @Test
    void anAttemptThatIsRepeatedIsMeasuredToo(@Autowired MeterRegistry metrics) {
        long failed = failedCalls(metrics);
        ORDERS.behave(HttpExchange::close);
        MORE_ORDERS.behave(HttpExchange::close);

        callAsUser("GET", "/orders/1");

        assertThat(failedCalls(metrics)).isEqualTo(failed + 2);
    }

    /** It was counted as cancelled, so that an instance that hangs kept its share of the calls. */
    @Test
    void aStreamThatDoesNotBeginInTimeIsAnErrorOfItsInstance(@Autowired MeterRegistry metrics) {
        double before = counted(metrics, ORDERS, "error") + counted(metrics, MORE_ORDERS, "error");
        var end = new CountDownLatch(1);
        Stream.of(ORDERS, MORE_ORDERS).forEach(service -> service.behave(_ -> awaitQuietly(end)));

        assertProblem(callAsUser("GET", "/orders/1/events"), 504, "gateway-timeout", "/orders/1/events");

        end.countDown();
        assertThat(counted(metrics, ORDERS, "error") + counted(metrics, MORE_ORDERS, "error"))
                .isGreaterThan(before);
    }

    @Test
    void theCountsAreExportedToPrometheus() {
        callAsUser("GET", "/cart");

        assertThat(callManagement("/actuator/prometheus").body())
                .containsPattern("souk_loadbalancing_calls_total\\{.*instance=\"" + id(CARTS)
                        + "\",outcome=\"success\",service=\"cart-service\",version=\"[^\"]*\"} [1-9]");
    }

    @Test
    void anInstanceThatKeepsFailingReceivesNoCallsForAWhile() {
        await().until(() -> servedBy(callAsUser("GET", "/orders/1")).equals(id(ORDERS)));
        ORDERS.answer(500);
        IntStream.range(0, CALLS).forEach(call -> callAsUser("GET", "/orders/1"));

        assertThat(callAsUser("GET", "/orders/1").statusCode()).isEqualTo(200);
        assertThat(callAsUser("GET", "/orders/1").statusCode()).isEqualTo(200);

        ORDERS.answer(200);
        await().until(() -> servedBy(callAsUser("GET", "/orders/1")).equals(id(ORDERS)));
    }

    @Test
    void aClientThatHangsUpLeavesNoCallInProgress(
            @Autowired MeterRegistry metrics, @Autowired BalancedServices services) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CARTS.behave(exchange -> {
            begun.countDown();
            awaitQuietly(end);
        });
        double before = counted(metrics, CARTS, "cancelled");

        URI gateway = uri("/cart");
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            String request = "GET /cart HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(ISSUER.token());
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(outstanding(services)).isOne();
        }

        await().until(() -> counted(metrics, CARTS, "cancelled") == before + 1);
        assertThat(outstanding(services)).isZero();
        end.countDown();
    }

    private static int outstanding(BalancedServices services) {
        var response =
                services.of("cart-service").choose(new DefaultRequest<>()).block();
        var only = (BalancedInstance) Objects.requireNonNull(response).getServer();
        return Objects.requireNonNull(only).outstanding();
    }

    private static long failedCalls(MeterRegistry metrics) {
        return metrics.find("http.client.requests").timers().stream()
                .filter(timer -> !"none".equals(timer.getId().getTag("error")))
                .mapToLong(Timer::count)
                .sum();
    }

    private static double counted(MeterRegistry metrics, FakeService service, String outcome) {
        var counter = metrics.find("souk.loadbalancing.calls")
                .tags("instance", id(service), "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static String servedBy(HttpResponse<String> response) {
        return response.headers().firstValue("Served-By").orElse("");
    }

    /** An instance without an id is named by its address. */
    private static String id(FakeService service) {
        return service.uri().replace("http://", "");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
