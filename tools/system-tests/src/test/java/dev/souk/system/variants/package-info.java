/**
 * Shows that the checker finds what is wrong: variants of the services that are broken on purpose, each provoked until
 * the invariant breaks that it is expected to break.
 */
@NullMarked
package dev.souk.system.variants;

import org.jspecify.annotations.NullMarked;
