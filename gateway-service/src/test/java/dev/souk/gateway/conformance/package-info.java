/** What a caller gets when a service fails. */
@NullMarked
package dev.souk.gateway.conformance;

import org.jspecify.annotations.NullMarked;
