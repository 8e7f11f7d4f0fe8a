/** Tests of printed reports. */
@NullMarked
package dev.souk.system.verdict;

import org.jspecify.annotations.NullMarked;
