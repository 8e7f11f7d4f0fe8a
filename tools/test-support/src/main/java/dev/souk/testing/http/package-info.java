/** A small HTTP client: a test states who calls what, and which response it expects. */
@NullMarked
package dev.souk.testing.http;

import org.jspecify.annotations.NullMarked;
