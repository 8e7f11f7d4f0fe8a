/** The experiment `./souk bench overload`: more is asked of a system than it can do, with its limits and without. */
@NullMarked
package dev.souk.system.bench.overload;

import org.jspecify.annotations.NullMarked;
