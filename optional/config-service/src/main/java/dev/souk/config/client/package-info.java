/**
 * What a service needs to take its settings from config-service while it runs. Its jar follows that of the service on
 * the class path.
 */
@NullMarked
package dev.souk.config.client;

import org.jspecify.annotations.NullMarked;
