package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class ItemListIT {

    private final TestApi api;
    private final ShopFixture shop;

    ItemListIT(TestApi api, ShopFixture shop) {
        this.api = api;
        this.shop = shop;
    }

    @Test
    void pagesContainEveryItemOnceWhileOthersAreAdded() {
        var before = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            before.add(shop.item(0));
        }
        var added = new ArrayList<UUID>();
        List<UUID> seen = new ItemPages(api.anonymous())
                .between(() -> {
                    if (added.size() < 3) {
                        added.add(shop.item(0));
                    }
                })
                .all(2);

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(before).endsWith(added.toArray(UUID[]::new));
    }

    @Test
    void theLastPageHasNoCursor() {
        UUID newest = shop.item(0);

        assertThat(new ItemPages(api.anonymous()).all(100)).endsWith(newest); // where there is no cursor
    }

    @Test
    void itemsAreListedByTheirIdsWhateverTheLimitIs() {
        UUID first = shop.item(0);
        shop.item(0);
        UUID third = shop.item(0);

        var page = api.anonymous()
                .get("/items?limit=1&id=%s&id=%s&id=%s".formatted(third, first, UUID.randomUUID()))
                .expect(200)
                .json();

        assertThat(page.path("items").valueStream().map(item -> item.path("id").asString()))
                .containsExactly(first.toString(), third.toString());
        assertThat(page.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void atMostAHundredIdsAreListed() {
        String ids = Stream.generate(() -> "id=" + UUID.randomUUID()).limit(101).collect(Collectors.joining("&"));

        assertThat(api.anonymous().get("/items?" + ids).expect(400).problem()).isEqualTo("validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id=x", "id=1-1-1-1-1", "limit=0", "limit=101", "limit=x", "cursor=x", "cursor=!", "cursor=bm8"})
    void anInvalidPageRequestIsABadRequest(String query) {
        assertThat(api.anonymous().get("/items?" + query).expect(400).problem()).isEqualTo("bad-request");
    }
}
