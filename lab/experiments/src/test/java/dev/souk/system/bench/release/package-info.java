/** Tests of the experiment `./souk bench roll`. */
@NullMarked
package dev.souk.system.bench.release;

import org.jspecify.annotations.NullMarked;
