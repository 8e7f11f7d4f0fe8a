/** What clients make of the API descriptions that a running system serves. */
@NullMarked
package dev.souk.system.api;

import org.jspecify.annotations.NullMarked;
