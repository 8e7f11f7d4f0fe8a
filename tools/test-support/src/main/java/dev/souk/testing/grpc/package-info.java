/** A gRPC client for tests. */
@NullMarked
package dev.souk.testing.grpc;

import org.jspecify.annotations.NullMarked;
