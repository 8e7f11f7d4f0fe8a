@NullMarked
package dev.souk.system.bench.formulas.law;

import org.jspecify.annotations.NullMarked;
