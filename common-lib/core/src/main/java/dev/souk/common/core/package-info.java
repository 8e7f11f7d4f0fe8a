/** Clock and id generator, injected so that tests can replace both; JSON names, hashes; what limits count by. */
@NullMarked
package dev.souk.common.core;

import org.jspecify.annotations.NullMarked;
