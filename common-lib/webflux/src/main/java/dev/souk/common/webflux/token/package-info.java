/** Access tokens at a reactive process, by the same rules as at a service. */
@NullMarked
package dev.souk.common.webflux.token;

import org.jspecify.annotations.NullMarked;
