/** The jars of the broken variants. */
@NullMarked
package dev.souk.system.variants;

import org.jspecify.annotations.NullMarked;
