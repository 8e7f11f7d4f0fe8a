/** A small client with which a test reads like the contract: who calls what, and which answer is expected. */
@NullMarked
package dev.souk.testing.http;

import org.jspecify.annotations.NullMarked;
