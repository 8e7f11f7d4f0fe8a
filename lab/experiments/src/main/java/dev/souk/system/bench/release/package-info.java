/** The experiment `./souk bench roll`: services are replaced while customers use the shop. */
@NullMarked
package dev.souk.system.bench.release;

import org.jspecify.annotations.NullMarked;
