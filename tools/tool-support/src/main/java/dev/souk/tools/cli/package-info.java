/** Commands explain wrong input and failures, and print in colors where a terminal has them. */
@NullMarked
package dev.souk.tools.cli;

import org.jspecify.annotations.NullMarked;
