/**
 * The experiments `./souk bench roll` and `./souk bench blue-green`: services are replaced, and new builds released,
 * while customers use the shop.
 */
@NullMarked
package dev.souk.system.bench.release;

import org.jspecify.annotations.NullMarked;
