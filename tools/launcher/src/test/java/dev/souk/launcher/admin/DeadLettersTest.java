package dev.souk.launcher.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.souk.launcher.report.LauncherException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final String IN_CART = "/admin/cart-service/dead-letters";
    private static final String IN_ORDER = "/admin/order-service/dead-letters";

    private final FakeShop shop = new FakeShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void thoseOfAllServicesAreListedPageByPage() {
        shop.answer("GET " + IN_CART + "?limit=100", 200, "{\"items\":[{\"id\":\"1\"}],\"next_cursor\":\"c\"}")
                .answer("GET " + IN_CART + "?limit=100&cursor=c", 200, "{\"items\":[{\"id\":\"2\"}]}")
                .answer("GET " + IN_ORDER + "?limit=100", 200, "{\"items\":[{\"id\":\"3\"}],\"next_cursor\":null}");

        assertThat(letters().list())
                .extracting(DeadLetter::service, letter -> letter.field("id"))
                .containsExactly(tuple("cart-service", "1"), tuple("cart-service", "2"), tuple("order-service", "3"));
    }

    @Test
    void anIdIsLookedForInEveryService() {
        shop.answer("POST " + IN_ORDER + "/7/replay", 202, "{\"handled\":true}");

        DeadLetter outcome = letters().replay("7");

        assertThat(outcome.service()).isEqualTo("order-service");
        assertThat(outcome.content().path("handled").asBoolean()).isTrue();
    }

    @Test
    void whatIsDiscardedIsDeletedOnce() {
        shop.answer("DELETE " + IN_CART + "/7", 204, "");

        letters().discard("7");

        assertThat(shop.calls()).containsExactly("POST /sessions", "DELETE " + IN_CART + "/7");
    }

    @Test
    void anIdOfNobodyIsSaidSo() {
        assertThatThrownBy(() -> letters().show("7"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("no dead letter 7 in cart-service, order-service");
    }

    @Test
    void aServiceThatIsAwayIsNamedWithItsProblem() {
        shop.answer("GET " + IN_CART + "?limit=100", 503, "{\"title\":\"Not available\",\"detail\":\"try again\"}");

        assertThatThrownBy(() -> letters().list())
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("cart-service does not tell. Not available: try again");
    }

    private DeadLetters letters() {
        return new DeadLetters(shop.status(), List.of("cart-service", "order-service"));
    }
}
