@NullMarked
package dev.souk.system.bench.formulas.link;

import org.jspecify.annotations.NullMarked;
