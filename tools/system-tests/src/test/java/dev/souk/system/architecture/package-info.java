/** The rules of the house, applied to all modules at once. */
@NullMarked
package dev.souk.system.architecture;

import org.jspecify.annotations.NullMarked;
