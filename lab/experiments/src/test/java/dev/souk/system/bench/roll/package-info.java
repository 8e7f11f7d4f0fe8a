/** Tests of the experiment `./souk bench roll`. */
@NullMarked
package dev.souk.system.bench.roll;

import org.jspecify.annotations.NullMarked;
