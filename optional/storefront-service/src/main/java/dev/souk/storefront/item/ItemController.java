package dev.souk.storefront.item;

import dev.souk.storefront.graphql.Arguments;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code items} and {@code item}; both need no token. */
@Controller
class ItemController {

    private final ItemClient items;

    ItemController(ItemClient items) {
        this.items = items;
    }

    @QueryMapping
    Mono<ItemClient.Page> items(@Argument int first, @Argument @Nullable String after) {
        return items.list(Arguments.pageSize(first), after);
    }

    @QueryMapping
    Mono<Item> item(@Argument String id) {
        return items.get(Arguments.id("id", id));
    }
}
