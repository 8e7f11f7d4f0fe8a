/** The comparison of two descriptions of an API. */
@NullMarked
package dev.souk.testing.http;

import org.jspecify.annotations.NullMarked;
