/** The experiment `./souk bench compare`: two systems that differ in one thing, by turns. */
@NullMarked
package dev.souk.system.bench.compare;

import org.jspecify.annotations.NullMarked;
