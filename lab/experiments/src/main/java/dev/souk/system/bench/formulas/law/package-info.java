/** The arithmetic of the relations that {@code ./souk bench formulas} measures. */
@NullMarked
package dev.souk.system.bench.formulas.law;

import org.jspecify.annotations.NullMarked;
