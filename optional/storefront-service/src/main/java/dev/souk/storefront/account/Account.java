package dev.souk.storefront.account;

import org.jspecify.annotations.Nullable;

/** The type {@code Account} of the schema. */
record Account(String id, @Nullable String email, @Nullable String name, String role, String status) {}
