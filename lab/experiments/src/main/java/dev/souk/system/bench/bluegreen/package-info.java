/**
 * The experiment `./souk bench blue-green`: good and broken builds are released under load, with the analysis and
 * without.
 */
@NullMarked
package dev.souk.system.bench.bluegreen;

import org.jspecify.annotations.NullMarked;
