package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SoukTest
class UserListIT {

    private final TestApi api;

    UserListIT(TestApi api) {
        this.api = api;
    }

    @Test
    void onlyAdminsSeeTheListPageByPage() {
        TestCustomer.register(api);
        TestCustomer.register(api);
        TestCustomer last = TestCustomer.register(api);

        assertThat(last.client().get("/users").expect(403).problem()).isEqualTo("forbidden");
        assertThat(api.admin().get("/users?limit=101").expect(400).problem()).isEqualTo("bad-request");
        assertThat(api.admin().get("/users?cursor=nonsense").expect(400).problem())
                .isEqualTo("bad-request");
        assertThat(idsPageByPage())
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(last.id().toString());
    }

    private List<String> idsPageByPage() {
        List<String> ids = new ArrayList<>();
        String next = "/users?limit=2";
        while (!next.isEmpty()) {
            JsonNode page = api.admin().get(next).expect(200).json();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(user -> ids.add(user.path("id").asString()));
            JsonNode cursor = page.path("next_cursor");
            next = cursor.isNull() ? "" : "/users?limit=2&cursor=" + cursor.asString();
        }
        return ids;
    }
}
