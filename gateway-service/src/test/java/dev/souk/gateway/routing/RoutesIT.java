package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.ReceivedRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIT extends AbstractGatewayIT {

    @Test
    void noHeaderTellsStrangersWhichInstanceAnswered() {
        assertThat(callAsUser("GET", "/orders").headers().map()).doesNotContainKey("Served-By");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /users, user",
        "GET, /users?limit=5&cursor=a%2Bb, user",
        "GET, /users/me, user",
        "GET, /users/1, user",
        "PATCH, /users/1, user",
        "DELETE, /users/1, user",
        "POST, /sessions, user",
        "GET, /wallet, user",
        "POST, /wallet/deposits, user",
        "GET, /wallet/entries, user",
        "GET, /.well-known/jwks.json, user",
        "GET, /items, cart",
        "GET, /items/1, cart",
        "HEAD, /items/1, cart",
        "POST, /items, cart",
        "PUT, /items/1, cart",
        "POST, /items/1/stock, cart",
        "GET, /cart, cart",
        "POST, /cart, cart",
        "PUT, /cart/1, cart",
        "DELETE, /cart/1, cart",
        "DELETE, /cart, cart",
        "POST, /orders, order",
        "GET, /orders?limit=5, order",
        "GET, /orders/1, order",
        "GET, /orders/1/events, order",
        "POST, /orders/1/cancellation, order"
    })
    void everyPathOfTheRestContractReachesItsService(String method, String path, String service) {
        assertThat(callAsUser(method, path).statusCode()).isEqualTo(200);

        assertThat(fakes(service))
                .flatMap(FakeService::received)
                .extracting(ReceivedRequest::method, ReceivedRequest::uri)
                .contains(tuple(method, path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, user, /dead-letters?limit=5&cursor=a%2Bb",
        "GET, cart, /dead-letters/1",
        "POST, order, /dead-letters/1/replay",
        "DELETE, order, /dead-letters/1"
    })
    void anAdminPathReachesTheServiceThatItNames(String method, String service, String path) {
        assertThat(callAsAdmin(method, "/admin/" + service + "-service" + path).statusCode())
                .isEqualTo(200);

        assertThat(fakes(service))
                .flatMap(FakeService::received)
                .extracting(ReceivedRequest::method, ReceivedRequest::uri)
                .contains(tuple(method, "/admin" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/cart-service/dead-letters", "/admin/dead-letters", "/admin/gateway-service/env"})
    void adminPathsRequireATokenOfAnAdmin(String path) {
        assertProblem(call("GET", path), 401, "unauthorized", path);
        assertProblem(callAsUser("GET", path), 403, "forbidden", path);

        assertThat(CARTS.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/dead-letters",
                "/admin/cart-services/dead-letters",
                "/admin/gateway-service/env",
                "/admin/registry-service/apps"
            })
    void anAdminPathWithoutARouteIsNotFoundByAnAdmin(String path) {
        assertProblem(callAsAdmin("GET", path), 404, "not-found", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "cart", "order"})
    void theApiDescriptionOfEachServiceIsPublic(String service) {
        assertThat(call("GET", "/v3/api-docs/" + service + "-service").statusCode())
                .isEqualTo(200);

        assertThat(fakes(service))
                .flatMap(FakeService::received)
                .extracting(ReceivedRequest::uri)
                .contains("/v3/api-docs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/index.html",
                "/shop",
                "/shop/",
                "/shop/nothing.js",
                "/items/",
                "/items/1/",
                "/cart/",
                "/orders/",
                "/nothing/",
                "/v3/api-docs/gateway-service",
                "/sessions/1",
                "/user-service/users",
                "/eureka/apps",
                "/actuator/env",
                "/actuator",
                "/userspace",
                "/admin/"
            })
    void aPathWithoutARouteIsNotFound(String path) {
        assertProblem(call("GET", path), 404, "not-found", path);
    }

    /** The same as in WebRulesIT of the common library. */
    @Test
    void theProblemOfAnUnknownPathHasTheTextAndTheOrderOfTheServices() {
        assertThat(call("GET", "/nowhere").body())
                .isEqualTo(
                        "{\"detail\":\"There is no resource at this path.\",\"instance\":\"/nowhere\",\"status\":404,"
                                + "\"title\":\"No such resource\",\"type\":\"/problems/not-found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items/../actuator/env", "/items//1", "/items/1;a=b", "/items/%2e%2e/x"})
    void anAmbiguousPathIsABadRequest(String path) {
        assertThat(call("GET", path).statusCode()).isIn(400, 404);
        assertThat(CARTS.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 412, 422, 428, 500, 502, 503})
    void theResponseOfAServiceIsForwardedUnchanged(int status) {
        CARTS.answer(status);

        var answer = callAsUser("GET", "/cart");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void aBodyIsForwardedUnchanged() {
        call("POST", "/sessions", request -> request.POST(BodyPublishers.ofString("{\"a\":1}")));

        assertThat(USERS.received()).extracting(ReceivedRequest::body).contains("{\"a\":1}");
    }

    private static List<FakeService> fakes(String service) {
        return switch (service) {
            case "user" -> List.of(USERS);
            case "cart" -> List.of(CARTS);
            default -> List.of(ORDERS, MORE_ORDERS);
        };
    }
}
