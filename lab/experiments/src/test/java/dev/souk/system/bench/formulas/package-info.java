@NullMarked
package dev.souk.system.bench.formulas;

import org.jspecify.annotations.NullMarked;
