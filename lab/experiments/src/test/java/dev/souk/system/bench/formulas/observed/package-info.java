@NullMarked
package dev.souk.system.bench.formulas.observed;

import org.jspecify.annotations.NullMarked;
