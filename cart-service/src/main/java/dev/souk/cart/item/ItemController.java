package dev.souk.cart.item;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.common.web.Versions;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of items. An item that is not on sale is not listed, but can be read by its id. */
@RestController
@RequestMapping("/items")
@Tag(name = "Items", description = "Items and their stock")
class ItemController {

    private final ItemService items;
    private final Audit audit;
    private final CacheControl caching;

    ItemController(ItemService items, Audit audit, CatalogueProperties catalogue) {
        this.items = items;
        this.audit = audit;
        this.caching = catalogue.cacheControl();
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            summary = "List the items on sale, oldest first",
            description = "With id, those of these items that exist, on sale or not, on one page, whatever limit says.")
    @Responds(headers = {"ETag", "Cache-Control", "Age"})
    ResponseEntity<Page<ItemView>> listItems(
            PageRequest request,
            @Parameter(description = "At most 100, about 50 at the gateway; may be repeated")
                    @RequestParam(name = "id", required = false)
                    @Size(max = 100)
                    @Nullable
                    List<UUID> ids) {
        Page<ItemView> page = (ids == null ? items.onSale(request) : items.withIds(ids)).map(ItemView::of);
        return ResponseEntity.ok()
                .cacheControl(caching)
                .eTag(Versions.etagOf(page))
                .body(page);
    }

    @GetMapping(path = "/{id}", version = "1")
    @SecurityRequirements
    @Operation(
            summary = "Get an item, on sale or not",
            description =
                    "This is version 1. Version 2 has `availability` (IN_STOCK, FEW_LEFT or SOLD_OUT) instead of the"
                            + " number `available`.")
    @Responds(headers = {"ETag", "Cache-Control", "Age", "Deprecation", "Sunset"})
    ResponseEntity<ItemView> getItem(@PathVariable UUID id) {
        Item item = items.get(id);
        return versioned(item.etag()).body(ItemView.of(item));
    }

    /**
     * Not in the API description, which has one operation for a path and a method; that of version 1 mentions it. It
     * has another ETag than version 1: a client that has that does not have this.
     */
    @Hidden
    @GetMapping(path = "/{id}", version = "2")
    @SecurityRequirements
    ResponseEntity<ItemViewV2> getV2(@PathVariable UUID id) {
        Item item = items.get(id);
        ItemViewV2 view = ItemViewV2.of(item);
        return versioned(Versions.etag(item.version(), view)).body(view);
    }

    @PostMapping
    @Operation(summary = "Add an item (admin); without stock")
    @PreAuthorize("hasAnyAuthority('ROLE_ADMIN', 'SCOPE_cart-service:items.write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Responds(headers = {"Location", "ETag"})
    ResponseEntity<ItemView> addItem(
            @Valid @RequestBody ItemRequest request, Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            Item item = items.add(request).orElseThrow(ItemService::skuTaken);
            audit.record(AuditEvent.ok(caller.id(), "item.add", item.id()));
            return ResponseEntity.created(URI.create("/items/" + item.id()))
                    .eTag(item.etag())
                    .body(ItemView.of(item));
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change an item (admin)",
            description = "All fields are sent; only on_sale keeps its value where it is missing.")
    @PreAuthorize("hasAnyAuthority('ROLE_ADMIN', 'SCOPE_cart-service:items.write')")
    @Responds(headers = "ETag")
    ResponseEntity<ItemView> changeItem(
            @PathVariable UUID id,
            @Nullable IfMatch match,
            @Valid @RequestBody ItemRequest request,
            Caller caller,
            IdempotentExecution execution) {
        return execution.execute(() -> {
            Item item = items.change(id, request, match);
            audit.record(AuditEvent.ok(caller.id(), "item.change", id));
            return ResponseEntity.ok().eTag(item.etag()).body(ItemView.of(item));
        });
    }

    private ResponseEntity.BodyBuilder versioned(String etag) {
        return ResponseEntity.ok()
                .cacheControl(caching)
                .varyBy(ItemVersionConfiguration.HEADER)
                .eTag(etag);
    }
}
