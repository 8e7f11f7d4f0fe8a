package dev.souk.storefront.account;

import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import org.jspecify.annotations.Nullable;

/** The type {@code Account} of the schema. */
record Account(String id, @Nullable String email, @Nullable String name, String role, String status) {

    static Account of(User user) {
        return new Account(
                user.getId(),
                user.hasEmail() ? user.getEmail() : null,
                user.hasName() ? user.getName() : null,
                user.getRole() == Role.ROLE_ADMIN ? "ADMIN" : "CUSTOMER",
                user.getStatus() == User.Status.STATUS_CLOSED ? "CLOSED" : "ACTIVE");
    }
}
