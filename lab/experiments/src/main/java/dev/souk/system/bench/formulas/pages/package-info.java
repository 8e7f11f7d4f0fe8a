/** Pages of items, as long as the API allows, and who reads them. */
@NullMarked
package dev.souk.system.bench.formulas.pages;

import org.jspecify.annotations.NullMarked;
