/** The settings of all services in a Git repository, behind Spring Cloud Config's server and an API for changes. */
@NullMarked
package dev.souk.config.server;

import org.jspecify.annotations.NullMarked;
