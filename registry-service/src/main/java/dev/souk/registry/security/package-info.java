/** Who may do what in the registry: an account for each service, and one for the operator. */
@NullMarked
package dev.souk.registry.security;

import org.jspecify.annotations.NullMarked;
