/** Commands explain wrong input and failures. */
@NullMarked
package dev.souk.tools.cli;

import org.jspecify.annotations.NullMarked;
