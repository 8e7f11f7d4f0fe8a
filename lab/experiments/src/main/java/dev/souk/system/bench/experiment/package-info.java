/** The experiments of `./souk bench`, a file each, and what one of them alone needs. */
@NullMarked
package dev.souk.system.bench.experiment;

import org.jspecify.annotations.NullMarked;
