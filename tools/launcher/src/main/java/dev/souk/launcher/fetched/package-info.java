/** Servers from Maven Central that few systems need: Keycloak, and Redis where neither it nor Valkey is installed. */
@NullMarked
package dev.souk.launcher.fetched;

import org.jspecify.annotations.NullMarked;
